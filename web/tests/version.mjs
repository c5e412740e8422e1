// Says which Node the tests need where there is an older one, which would find no test and call that a success.
import { readFileSync } from "node:fs";

const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const numbers = (version) => version.match(/\d+/g).slice(0, 2).map(Number);
const [major, minor] = numbers(process.version);
const [least, from] = numbers(engines.node);
if (major < least || (major === least && minor < from)) {
  console.error(
    `Les tests de web/ demandent Node ${engines.node}, et voici ${process.version} ; \`just scripts\` prend celui de l’environnement.\n` +
      `The tests of web/ need Node ${engines.node}, and this is ${process.version}; \`just scripts\` takes that of the environment.`,
  );
  process.exit(1);
}
