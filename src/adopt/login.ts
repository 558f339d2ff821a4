import { AdoptError } from './adopt-error';

const SCOPE = 'https://management.azure.com/.default';

/**
 * Tokens of whoever is logged in: environment variables, a managed identity, or `az login`.
 *
 * The package is loaded for the first token, so that no other command waits for it.
 */
export function loginToken(): () => Promise<string> {
  let credential: ReturnType<typeof load> | undefined;
  return async () => {
    credential ??= load();
    try {
      return (await (await credential).getToken(SCOPE)).token;
    } catch (error) {
      throw new AdoptError(`no login to Azure (az login): ${(error as Error).message}`);
    }
  };
}

async function load() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}
