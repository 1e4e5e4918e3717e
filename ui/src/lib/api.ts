/** Asks the interface; a fault's message names the object and the remedy, so it is shown as it is. */
export async function get<T>(path: string): Promise<T> {
  return answered<T>(await fetch(`/api${path}`));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return answered<T>(await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export async function answered<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T;
  let said = `${answer.status} ${answer.statusText}`;
  try {
    const fault = (await answer.json()) as { error?: string };
    if (fault.error) said = fault.error;
  } catch {
    // not JSON: the status line has to do
  }
  throw new Error(said);
}
