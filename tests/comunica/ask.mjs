// Asks queries of several SPARQL endpoints at once: JSON in, JSON out.
import { text } from 'node:stream/consumers';
import { QueryEngine } from '@comunica/query-sparql';

const asked = JSON.parse(await text(process.stdin));
const engine = new QueryEngine();
const answers = [];
for (const { query, sources } of asked) {
  const bindings = await engine.queryBindings(query, {
    sources: sources.map((value) => ({ type: 'sparql', value })),
  });
  const rows = await bindings.toArray();
  answers.push(rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value]))));
}
process.stdout.write(JSON.stringify(answers));
