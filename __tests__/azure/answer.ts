import type { Body } from './resource';

/** What ARM answers. `longRunning`: it accepted the request and tells the result at another address. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly longRunning?: true;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

export const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

export const badRequest = (code: string, message: string): Answer => refusal(400, code, message);

export const notFound = (id: string): Answer => refusal(404, 'ResourceNotFound', `The Resource '${id}' was not found.`);

/** The code and text of a refusal, for people. */
export function reasonOf({ status, body }: Answer): string {
  const { code, message } = ((body as Body | undefined)?.error ?? {}) as { code?: string; message?: string };
  return code === undefined ? `${status}` : `${status} ${code}: ${message}`;
}
