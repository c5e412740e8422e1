// What moves on every page: suggestions while typing, the theme without a reload, copying, values that complete.

import { pointAtChanges, showChanges } from "./changes";
import { copyButtons } from "./copy";
import { fetchDrawing } from "./drawing";
import { follow } from "./edition";
import { openAtSites } from "./opening";
import { revealTargets } from "./reveal";
import { completeThing, suggestIn } from "./suggest";
import { switchThemes } from "./theme";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-suggest]")) suggestIn(form);
for (const input of document.querySelectorAll<HTMLInputElement>("input[data-things]")) completeThing(input);
for (const place of document.querySelectorAll<HTMLElement>("[data-drawing]")) void fetchDrawing(place);
for (const place of document.querySelectorAll<HTMLElement>("[data-changed]")) pointAtChanges(place);
for (const place of document.querySelectorAll<HTMLElement>("[data-changes]")) void showChanges(place);
for (const figure of document.querySelectorAll<HTMLElement>(".map-figure")) openAtSites(figure);
switchThemes();
const edition = document.documentElement.dataset["edition"];
if (edition) follow(edition);
copyButtons();
revealTargets();
