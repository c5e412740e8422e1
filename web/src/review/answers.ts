// An answer on its way to the file of proposals.

export interface Told {
  items: { mark: string; state: string; words: string }[];
  done: number;
  total: number;
  progress: string;
}

/** Posts the answer of a button; `alike` gives it to all proposals alike. */
export async function post(form: HTMLFormElement, button: HTMLButtonElement, alike: boolean): Promise<Told> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  fields.append("answer", button.value);
  if (alike) fields.append("alike", "1");
  const answer = await fetch(form.action, { method: "POST", body: fields, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(await reason(answer));
  return (await answer.json()) as Told;
}

async function reason(answer: Response): Promise<string> {
  try {
    const problem = (await answer.json()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? String(answer.status);
  } catch {
    return String(answer.status);
  }
}
