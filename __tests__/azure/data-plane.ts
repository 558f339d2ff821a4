import type { Answer } from './answer';
import { type Body, typeKey } from './resource';
import type { Store } from './store';

const HOST = /^([^.]+)\.(?:(blob|queue|table|file|dfs|web)\.core|vault)\.localhost$/;
const OFF = '<Version>1.0</Version><Enabled>false</Enabled><RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>';
const LOGGING =
  '<Version>1.0</Version><Delete>false</Delete><Read>false</Read><Write>false</Write><RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>';
const SERVICE_PROPERTIES = `<?xml version="1.0" encoding="utf-8"?><StorageServiceProperties><Logging>${LOGGING}</Logging><HourMetrics>${OFF}</HourMetrics><MinuteMetrics>${OFF}</MinuteMetrics><Cors /><StaticWebsite><Enabled>false</Enabled></StaticWebsite></StorageServiceProperties>`;

const xml = (status: number, body = '', headers = {}): Answer => ({
  status,
  body,
  headers: { 'Content-Type': 'application/xml', 'x-ms-version': '2023-11-03', ...headers },
});

const FORBIDDEN = xml(
  403,
  '<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthorizationFailure</Code><Message>This request is not authorized to perform this operation.</Message></Error>',
  { 'x-ms-error-code': 'AuthorizationFailure' },
);

/** Storage and vault themselves, reached by host name. The caller is on the Internet, at `callerIp`. */
export class DataPlane {
  public allowed = 0;
  public refused = 0;

  constructor(
    private readonly store: Store,
    private readonly callerIp: string,
  ) {}

  /** Nothing if the host is no data plane. */
  public answer(host: string, method: string): Answer | undefined {
    const [, name, service] = HOST.exec(host) ?? [];
    if (name === undefined) return undefined;
    const type = service === undefined ? 'microsoft.keyvault/vaults' : 'microsoft.storage/storageaccounts';
    const owner = this.store.all().find((one) => typeKey(one) === type && one.name === name);
    if (owner === undefined) return xml(404);
    if (isClosed(owner.properties, this.callerIp)) {
      this.refused += 1;
      return FORBIDDEN;
    }
    this.allowed += 1;
    if (service === undefined) return { status: 200, body: { value: [] } };
    return method === 'GET' ? xml(200, SERVICE_PROPERTIES) : xml(method === 'PUT' ? 202 : 200);
  }
}

/** Closed to everybody, or to everybody but its ip rules. */
function isClosed({ publicNetworkAccess, networkAcls }: Body, callerIp: string): boolean {
  if (publicNetworkAccess === 'Disabled') return true;
  if (networkAcls?.defaultAction !== 'Deny') return false;
  return !(networkAcls.ipRules ?? []).some(({ value }: Body) => String(value).replace('/32', '') === callerIp);
}
