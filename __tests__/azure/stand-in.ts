import { rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type Answer, ok, reasonOf, refusal } from './answer';
import { Arm } from './arm';
import { resourceTypes } from './arm-types';
import { type Certificate, makeCertificate } from './certificate';
import { besideArm, CLIENT, SUBSCRIPTION } from './cloud';
import { DataPlane } from './data-plane';
import { FAULT_ANSWERS, Faults } from './faults';
import { Judge } from './judge';
import { type Body, TENANT } from './resource';

/** A request that was refused for what it says, not by an injected fault. */
export interface RefusedRequest {
  readonly method: string;
  readonly path: string;
  readonly reason: string;
}

/** A caller on the Internet whom nobody let in. */
const STRANGER = '198.51.100.200';
const HOST = '127.0.0.1';

/**
 * A stand-in for Azure on loopback: real Terraform with the real provider plans, applies, changes and destroys on it.
 *
 * What it proves and what it cannot is in docs/stand-in.md.
 */
export class StandIn {
  public readonly arm = new Arm(resourceTypes());
  public readonly judge = new Judge(this.arm.store);
  public readonly faults = new Faults();
  public readonly dataPlane: DataPlane;
  public readonly refused: RefusedRequest[] = [];
  /** Hosts that somebody wanted to reach through us; none is reached. */
  public readonly refusedHosts = new Map<string, number>();
  public requests = 0;
  public port = 0;
  private readonly certificate: Certificate = makeCertificate();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(callerIp: string) {
    this.dataPlane = new DataPlane(this.arm.store, callerIp);
    this.server = createServer({ key: this.certificate.key, cert: this.certificate.cert }, (request, response) =>
      this.receive(request, response),
    );
    // A connection is closed by its client: closed here after some idle seconds, it may break just as the next PUT leaves.
    this.server.keepAliveTimeout = 0;
    this.server.on('connect', (request: IncomingMessage, socket: Socket) => this.tunnel(request, socket));
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  public static async start({ callerIp = STRANGER, port = 0 } = {}): Promise<StandIn> {
    const standIn = new StandIn(callerIp);
    await new Promise<void>((resolve) => standIn.server.listen(port, HOST, resolve));
    standIn.port = (standIn.server.address() as AddressInfo).port;
    return standIn;
  }

  public async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.certificate.folder, { recursive: true, force: true });
  }

  public get url(): string {
    return `https://${HOST}:${this.port}`;
  }

  /** The certificate that a client must trust. */
  public get trusted(): string {
    return this.certificate.cert;
  }

  /**
   * What leads Terraform and the provider here. We are their proxy as well: the data planes at `*.localhost` come back
   * to us, and every other host is refused, so that nothing leaves the machine.
   */
  public get env(): Readonly<Record<string, string>> {
    return {
      SSL_CERT_FILE: this.certificate.file,
      ARM_METADATA_HOSTNAME: `${HOST}:${this.port}`,
      HTTPS_PROXY: this.url,
      https_proxy: this.url,
      NO_PROXY: '',
      no_proxy: '',
      ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
      ARM_TENANT_ID: TENANT,
      ARM_CLIENT_ID: CLIENT,
      ARM_CLIENT_SECRET: 'any',
      ARM_USE_CLI: 'false',
    };
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      try {
        this.serve(request, response, Buffer.concat(parts).toString('utf8'));
      } catch (error) {
        // A mistake of ours: with 400 the provider gives up and shows it, with 500 it would try again for an hour.
        const reason = String((error as Error).stack);
        this.refused.push({ method: request.method ?? '', path: request.url ?? '', reason });
        send(response, refusal(400, 'StandIn', reason));
      }
    });
  }

  private serve(request: IncomingMessage, response: ServerResponse, text: string): void {
    const { method = 'GET', headers } = request;
    const url = new URL((request.url ?? '/').replace(/^\/+/, '/'), this.url);
    const path = decodeURIComponent(url.pathname);
    const host = (headers.host ?? '').split(':')[0] ?? '';
    const beside = besideArm(this.url, path, url.searchParams);
    const other = this.dataPlane.answer(host, method) ?? (beside === undefined ? undefined : ok(beside));
    if (other !== undefined) {
      send(response, other);
      return;
    }
    const answer = this.resourceManager(method, path, url.searchParams, text);
    const change = ['PUT', 'PATCH', 'DELETE'].includes(method);
    if (answer === 'broken') request.socket.destroy();
    else setTimeout(() => send(response, answer), change ? this.faults.delayMs() : 0);
  }

  /** The answer, or a connection that breaks before it arrives. */
  private resourceManager(method: string, path: string, query: URLSearchParams, text: string): Answer | 'broken' {
    this.requests += 1;
    const managed = path.startsWith('/subscriptions/');
    const fault = managed ? this.faults.draw() : undefined;
    const injected = fault === undefined ? undefined : FAULT_ANSWERS[fault];
    if (injected !== undefined) return injected;
    if (fault === 'reset') return 'broken';
    const body = text === '' ? undefined : (JSON.parse(text) as Body);
    if (managed && method === 'PUT') this.judge.put(path, query.get('api-version') ?? '', body ?? {});
    const answer = this.arm.answer({ method, path, query, body });
    if (answer.status >= 400 && method !== 'GET') this.refused.push({ method, path, reason: reasonOf(answer) });
    return fault === 'lost' ? 'broken' : this.withOperation(answer, method);
  }

  /** With `Retry-After: 0` the provider polls at once and not after 10 s; for DELETE it heeds neither header. */
  private withOperation(answer: Answer, method: string): Answer {
    if (!answer.longRunning || method === 'DELETE') return answer;
    const operation = `${this.url}/_op/${this.requests}?api-version=x`;
    return { ...answer, headers: { ...answer.headers, 'Azure-AsyncOperation': operation, 'Retry-After': '0' } };
  }

  private tunnel({ url = '' }: IncomingMessage, socket: Socket): void {
    if (!/\.localhost:\d+$/.test(url)) {
      this.refusedHosts.set(url, (this.refusedHosts.get(url) ?? 0) + 1);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const back = connect(this.port, HOST, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      back.pipe(socket);
      socket.pipe(back);
    });
    back.on('error', () => socket.destroy());
    socket.on('error', () => back.destroy());
  }
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed) return;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'x-ms-request-id': '00000000-0000-0000-0000-000000000000',
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}
