// SPDX-License-Identifier: Apache-2.0
import { language, t } from './i18n';

export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

/** A request that failed; `status` 0 means that the server was not reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: FieldProblem[];
  readonly requestId: string;
  /** The whole problem, members of its own included. */
  readonly problem: Record<string, any>;
  /** Version that the server has now, where it tells. */
  readonly etag: string | null;

  constructor(status: number, problem: Record<string, any>, etag: string | null = null) {
    super(problem.detail || problem.title || t('error.unknown'));
    this.status = status;
    this.code = problem.code ?? '';
    this.title = problem.title ?? '';
    this.errors = Array.isArray(problem.errors) ? problem.errors : [];
    this.requestId = problem.instance ?? '';
    this.problem = problem;
    this.etag = etag;
  }
}

export interface Options {
  query?: Record<string, string | number | boolean | undefined | null>;
  /** Sent as JSON, or as it is when `type` is given. */
  body?: unknown;
  type?: string;
  ifMatch?: string | null;
  ifNoneMatch?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  keepalive?: boolean;
}

export interface Answer<T> {
  data: T;
  status: number;
  etag: string | null;
}

/** What `GET` lists answer. */
export interface Page<T> {
  items: T[];
  next?: string | null;
  total?: number;
}

const base = new URL('../api/', document.baseURI);
let signIn: Promise<void> | undefined;
let connected = true;

/** Address of an API path, such as `help/articles`. */
export function apiUrl(path: string, query: Options['query'] = {}): URL {
  const url = new URL(path.replace(/^\//, ''), base);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(name, String(value));
  }
  return url;
}

/**
 * Calls the API. When the session has ended, asks for the password and goes on, so that nothing
 * typed is lost. Throws `ApiError`.
 */
export async function request<T = any>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const response = await send(method, path, options);
  if (response.status === 401 && !path.startsWith('session')) {
    await askToSignIn();
    return read<T>(await send(method, path, options));
  }
  return read<T>(response);
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    // The language chosen here, which need not be the browser's.
    'Accept-Language': language(),
    ...options.headers,
  };
  let body: BodyInit | undefined;
  if (options.body !== undefined) {
    headers['Content-Type'] = options.type ?? 'application/json';
    body = options.type ? (options.body as BodyInit) : JSON.stringify(options.body);
  }
  if (options.ifMatch) headers['If-Match'] = options.ifMatch;
  if (options.ifNoneMatch) headers['If-None-Match'] = options.ifNoneMatch;
  try {
    const response = await fetch(apiUrl(path, options.query), {
      method,
      headers,
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: options.signal,
      keepalive: options.keepalive,
    });
    setConnected(true);
    return response;
  } catch (e) {
    if (options.signal?.aborted) throw e;
    setConnected(false);
    throw new ApiError(0, { code: 'offline', title: t('error.offline'), detail: t('error.offline') });
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const etag = response.headers.get('ETag');
  const text = response.status === 204 ? '' : await response.text();
  const json = /[/+]json/.test(response.headers.get('Content-Type') ?? '');
  let data: any = text;
  if (json && text) {
    try {
      data = JSON.parse(text);
    } catch {
      data = {};
    }
  }
  if (!response.ok) {
    const problem = json && data && typeof data === 'object' ? data : { title: t('error.status', { n: response.status }) };
    throw new ApiError(response.status, problem, etag);
  }
  return { data, status: response.status, etag };
}

export const get = async <T = any>(path: string, query?: Options['query'], signal?: AbortSignal): Promise<T> =>
  (await request<T>('GET', path, { query, signal })).data;
export const post = async <T = any>(path: string, body?: unknown, options: Options = {}): Promise<T> =>
  (await request<T>('POST', path, { ...options, body })).data;
export const put = <T = any>(path: string, body: unknown, options: Options = {}): Promise<Answer<T>> =>
  request<T>('PUT', path, { ...options, body });
export const del = async (path: string, options: Options = {}): Promise<void> => {
  await request('DELETE', path, options);
};

/** Sends a file with progress between 0 and 1. */
export async function upload<T = any>(
  path: string,
  file: Blob,
  type: string,
  progress: (part: number) => void,
  query?: Options['query'],
): Promise<T> {
  const attempt = () =>
    new Promise<Response>((resolve, reject) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', apiUrl(path, query));
      xhr.setRequestHeader('Content-Type', type);
      xhr.setRequestHeader('Accept', 'application/json, application/problem+json');
      xhr.setRequestHeader('Accept-Language', language());
      xhr.upload.onprogress = (e) => e.lengthComputable && progress(e.loaded / e.total);
      xhr.onerror = () => {
        setConnected(false);
        reject(new ApiError(0, { code: 'offline', title: t('error.offline') }));
      };
      xhr.onload = () =>
        resolve(
          new Response(xhr.status === 204 ? null : xhr.responseText, {
            status: xhr.status,
            headers: { 'Content-Type': xhr.getResponseHeader('Content-Type') ?? '' },
          }),
        );
      xhr.send(file);
    });
  let response = await attempt();
  if (response.status === 401) {
    await askToSignIn();
    response = await attempt();
  }
  return (await read<T>(response)).data;
}

function askToSignIn(): Promise<void> {
  signIn ??= new Promise<void>((resolve) => {
    dispatchEvent(new CustomEvent('candor:signed-out', { detail: resolve }));
  }).finally(() => (signIn = undefined));
  return signIn;
}

function setConnected(now: boolean): void {
  if (now === connected) return;
  connected = now;
  dispatchEvent(new CustomEvent('candor:connection', { detail: now }));
  if (!now) void watch();
}

/** Looks for the server until it is back. */
async function watch(): Promise<void> {
  while (!connected) {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    try {
      const response = await fetch(new URL('../health/live', document.baseURI), { cache: 'no-store' });
      if (response.ok) setConnected(true);
    } catch {
      // Still away.
    }
  }
}
