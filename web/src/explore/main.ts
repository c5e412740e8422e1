import { START } from "./state";
console.log(START);
