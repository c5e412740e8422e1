// What moves on every page: suggestions while typing, the theme without a reload, copying, values that complete.
import { fetchDrawing } from "./drawing";
import { suggestIn } from "./suggest";
import { switchThemes } from "./theme";
import { copyButtons } from "./copy";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-suggest]")) suggestIn(form);
for (const place of document.querySelectorAll<HTMLElement>("[data-drawing]")) void fetchDrawing(place);
switchThemes();
copyButtons();
