{{/* Steady's own image: by digest where one is given, so that all parts run the same bytes. */}}
{{- define "steady.image" -}}
{{- if .Values.image.digest }}{{ printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}{{ printf "%s:%s" .Values.image.repository .Values.image.tag }}{{ end }}
{{- end }}
