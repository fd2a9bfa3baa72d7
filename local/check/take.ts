// The options of a check: a proxy, directories, the endpoint's name.
import { quote, RangewatchError } from '../../shared/error.ts';
import type { Place } from './wires.ts';

/** Where proxies listen unless somebody says so: the port of Squid and of many others is none, that of HTTP is. */
const HTTP_PORT = 80;

const NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Takes `http://host:port` or `host:port`. @throws RangewatchError `usage`; a password in it is not repeated */
export function takeProxy(text: string): Place {
  const expected = 'an HTTP proxy, http://HOST:PORT';
  const url = parsed(text);
  if (url === undefined) throw wrong(quote(text), expected, '--proxy');
  if (url.username !== '' || url.password !== '') {
    throw wrong('a user name', `${expected}; WorkSpaces clients cannot give a proxy one`, '--proxy');
  }
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '';
  if (url.protocol !== 'http:' || url.hostname === '' || !isBare)
    throw wrong(quote(text), expected, '--proxy');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? HTTP_PORT : Number(url.port),
  };
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text.includes('://') ? text : `http://${text}`);
  } catch {
    return undefined;
  }
}

/** Takes a directory's id or alias, the first label of its awsapps.com name. @throws RangewatchError `usage` */
export function takeDirectory(text: string): string {
  if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)) return text;
  throw wrong(quote(text), 'the id of a directory (d-…) or its alias, in lower case', '--directory');
}

/** Takes the DNS name of an endpoint. @throws RangewatchError `usage` */
export function takeEndpoint(text: string): string {
  const name = text.toLowerCase().replace(/\.$/, '');
  if (NAME.test(name) && name.includes('.') && !/^[\d.]+$/.test(name)) return name;
  throw wrong(quote(text), 'the DNS name of the endpoint', '--privatelink');
}

function wrong(seen: string, expected: string, where: string): RangewatchError {
  return new RangewatchError({ code: 'usage', seen, expected, where });
}
