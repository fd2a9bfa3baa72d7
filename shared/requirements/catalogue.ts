// Everything that WorkSpaces needs opened: the requirements of all purposes, in the order in which they are shown.
import { ACCELERATOR } from './accelerator.ts';
import { CLIENT_HTTPS } from './client.ts';
import { SESSION_BROKER, WORKSPACES_API, WS_BROKER } from './domains-broker.ts';
import { DIRECTORY_SETTINGS } from './domains-directory.ts';
import {
  AUTO_UPDATE,
  CLIENT_DOWNLOAD,
  CLIENT_METRICS,
  CONNECTIVITY_CHECK,
  DEVICE_METRICS,
  DYNAMIC_MESSAGING,
  FORRESTER_LOG,
  REGISTRATION_S3,
} from './domains-service.ts';
import { CAPTCHA, LOGIN_PAGES, SAML, SMART_CARD } from './domains-sign-in.ts';
import { HEALTH_CHECK } from './health-check.ts';
import { TOKYO_2014, WILDCARDS_2020 } from './history.ts';
import { INVITATION_MAIL } from './mail.ts';
import { MANAGEMENT_INTERFACE } from './management-interface.ts';
import { CLIENT_DNS, WEB_DNS, ZERO_CLIENT_NTP } from './name-resolution.ts';
import { POOLS_INTERFACES } from './pools.ts';
import { PRIMARY_INTERFACE } from './primary-interface.ts';
import { ENDPOINT_DOMAINS, ENDPOINT_SECURITY_GROUP } from './privatelink.ts';
import type { Requirement } from './requirement.ts';
import {
  DCV_FALLBACK,
  DCV_GATEWAY,
  DCV_GATEWAY_DOMAINS,
  PCOIP_CLIENT_UDP,
  PCOIP_GATEWAY,
} from './streaming.ts';
import { TURN_PCOIP, WEB_FIRST_CONTACT, WEB_SIGN_IN, WEB_STREAMING } from './web.ts';

/** The date to which the catalogue was checked against AWS's documentation. */
export const CATALOGUE_DATE = '2026-09-30';

/** Every requirement, in the order in which it is shown. */
export const REQUIREMENTS: readonly Requirement[] = [
  CLIENT_HTTPS,
  CAPTCHA,
  LOGIN_PAGES,
  SMART_CARD,
  SAML,
  DIRECTORY_SETTINGS,
  WS_BROKER,
  SESSION_BROKER,
  WORKSPACES_API,
  CONNECTIVITY_CHECK,
  AUTO_UPDATE,
  CLIENT_DOWNLOAD,
  CLIENT_METRICS,
  DYNAMIC_MESSAGING,
  FORRESTER_LOG,
  REGISTRATION_S3,
  DEVICE_METRICS,
  PCOIP_GATEWAY,
  PCOIP_CLIENT_UDP,
  DCV_GATEWAY,
  DCV_FALLBACK,
  DCV_GATEWAY_DOMAINS,
  ACCELERATOR,
  HEALTH_CHECK,
  WEB_FIRST_CONTACT,
  WEB_SIGN_IN,
  WEB_STREAMING,
  TURN_PCOIP,
  CLIENT_DNS,
  WEB_DNS,
  ZERO_CLIENT_NTP,
  ENDPOINT_SECURITY_GROUP,
  ENDPOINT_DOMAINS,
  ...MANAGEMENT_INTERFACE,
  ...PRIMARY_INTERFACE,
  ...POOLS_INTERFACES,
  INVITATION_MAIL,
  WILDCARDS_2020,
  TOKYO_2014,
];

const BY_ID: ReadonlyMap<string, Requirement> = new Map(REQUIREMENTS.map((one) => [one.id, one]));

/** The requirement of an id. */
export function requirementById(id: string): Requirement | undefined {
  return BY_ID.get(id);
}
