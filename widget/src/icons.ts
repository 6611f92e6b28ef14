/** Small line drawings of our own. They repeat what the words beside them say, so they are hidden from screen readers. */

import { svg, type TemplateResult } from "lit";

const icon = (paths: string) => svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  <path d=${paths} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

export const icons: Record<string, TemplateResult> = {
  leave: icon("M10 4H5v16h5M14 8l4 4-4 4M18 12H9"),
  help: icon("M12 20s-7.5-4.4-7.5-10A4.3 4.3 0 0 1 12 7.200A4.300 4.300 0 0 1 19.500 10C19.500 15.600 12 20 12 20z"),
  clear: icon("M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13"),
  close: icon("M6 6l12 12M18 6L6 18"),
  call: icon("M6 3.500l3 .5 1.500 4-2 1.500a12 12 0 0 0 6 6l1.500-2 4 1.500.500 3c-.100 1.500-1 2.500-2.500 2.500C10.500 20.500 3.500 13.500 3.500 6c0-1.500 1-2.400 2.500-2.500z"),
  text: icon("M4 5h16v11H11l-4.500 4v-4H4zM8 9h8M8 12h5"),
  web: icon("M13 5h6v6M19 5l-8.500 8.500M17 14v5H5V7h5"),
  email: icon("M4 6h16v12H4zM4.500 6.500L12 13l7.500-6.500"),
  copy: icon("M9 9h10v11H9zM15 9V4H5v11h4"),
  send: icon("M12 19V5M6 11l6-6 6 6"),
  down: icon("M12 5v14M6 13l6 6 6-6"),
  chat: icon("M4 5h16v11H11l-4.500 4v-4H4z"),
};
