"""The addresses of Learn."""

from django.urls import path

from review.learn import views

urlpatterns = [
    path("", views.examples, name="examples"),
    path("examples/<int:pk>/", views.example, name="example"),
    path("export/", views.export, name="export"),
    path("exports/<int:pk>/", views.export_made, name="export_made"),
    path("exports/<int:pk>/patch/", views.patch_file, name="patch_file"),
    path("comparisons/<int:pk>/", views.comparison, name="comparison"),
    path("comparisons/<int:pk>/sign-off/", views.sign_off, name="sign_off"),
]
