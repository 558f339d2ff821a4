import { CLOUDS, type Cloud } from '../facts/clouds';
import { AdoptError } from './adopt-error';

/**
 * Tokens for Azure Resource Manager of a cloud, of whoever is logged in: environment variables, a managed identity, or
 * `az login` (after `az cloud set`).
 *
 * The package is loaded for the first token, so that no other command waits for it.
 */
export function loginToken(cloud: Cloud = 'public'): () => Promise<string> {
  let credential: ReturnType<typeof load> | undefined;
  return async () => {
    credential ??= load(cloud);
    try {
      return (await (await credential).getToken(`https://${CLOUDS[cloud].resourceManager}/.default`)).token;
    } catch (error) {
      throw new AdoptError(`no login to Azure (az login): ${(error as Error).message}`);
    }
  };
}

async function load(cloud: Cloud) {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential({ authorityHost: `https://${CLOUDS[cloud].login}` });
}
