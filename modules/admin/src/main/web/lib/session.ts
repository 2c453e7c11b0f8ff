// SPDX-License-Identifier: Apache-2.0

/** Who is signed in. */
export interface Session {
  name: string;
  roles: string[];
}

/** Reads the answer of `/api/session`. */
export function sessionOf(data: any): Session {
  const holder = data?.user && typeof data.user === 'object' ? data.user : data;
  return { name: holder?.name ?? holder?.username ?? '', roles: holder?.roles ?? [] };
}
