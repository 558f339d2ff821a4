import { CLOUDS, type Cloud } from '../facts/clouds';
import { AdoptError } from './adopt-error';

/** A resource as Azure shows it. */
export interface AzureResource {
  readonly id?: string;
  readonly properties: { readonly [name: string]: unknown };
}

/** Asks Azure for what is there; it changes nothing. */
export interface AzureReader {
  /** Nothing where there is no such resource. */
  read(id: string, api: string): Promise<AzureResource | undefined>;
}

/** What a GET answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds?: number;
}

export type HttpGet = (url: string, headers: Readonly<Record<string, string>>) => Promise<HttpAnswer>;

export interface ArmReaderOptions {
  /** A token for the endpoint, from whoever is logged in. */
  readonly token: () => Promise<string>;
  /** @default 'public' */
  readonly cloud?: Cloud;
  /** @default - that of the cloud */
  readonly endpoint?: string;
  /** @default - fetch */
  readonly get?: HttpGet;
  /** How often a request that Azure could not serve is made in all. @default 6 */
  readonly tries?: number;
}

const GONE = [404, 204];
const MAYBE_LATER = (status: number) => status === 429 || status >= 500;

/** Reads by plain GET requests of Azure Resource Manager. */
export function armReader({
  token,
  cloud = 'public',
  endpoint = `https://${CLOUDS[cloud].resourceManager}`,
  get = fetchGet,
  tries = 6,
}: ArmReaderOptions): AzureReader {
  const attempt = async (url: string, left: number): Promise<HttpAnswer> => {
    const headers = { Authorization: `Bearer ${await token()}` };
    const answer = await get(url, headers).catch(
      (error: Error) => ({ status: 599, text: error.message }) as HttpAnswer,
    );
    if (!MAYBE_LATER(answer.status) || left <= 1) return answer;
    await new Promise((resolve) => setTimeout(resolve, (answer.retryAfterSeconds ?? 1) * 1000));
    return attempt(url, left - 1);
  };
  return {
    async read(id, api) {
      const { status, text } = await attempt(`${endpoint}${encodeURI(id)}?api-version=${api}`, tries);
      if (GONE.includes(status)) return undefined;
      if (status !== 200) throw new AdoptError(`GET ${id} answered ${status}: ${text.slice(0, 300)}`);
      const found = JSON.parse(text) as Partial<AzureResource>;
      return { ...found, properties: found.properties ?? {} };
    },
  };
}

const fetchGet: HttpGet = async (url, headers) => {
  const answer = await fetch(url, { headers });
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return {
    status: answer.status,
    text: await answer.text(),
    ...(Number.isNaN(wait) ? {} : { retryAfterSeconds: wait }),
  };
};
