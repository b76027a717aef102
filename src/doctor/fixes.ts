// Fixes that more than one cause has.

import type { Case } from './case.ts'
import type { Fix, Side } from './diagnosis.ts'
import { policyText } from './judgement.ts'
import { accountOf, type WalkedLink } from './walked-link.ts'
import { type Setting, whereIs } from './where.ts'

/** The flags of the settings of a link, by their keys in the configuration. */
const flags: Readonly<Record<string, string>> = {
  host: '--host',
  port: '--port',
  region: '--region',
  engine: '--engine',
  user: '--user',
  name: '--database',
  role: '--role-arn',
  externalId: '--external-id',
}

/** A setting of the link itself; `key` and `value` as the configuration has them. */
export function changeLink(link: WalkedLink, setting: Setting, key: string, value: string | number): Fix {
  const where = whereIs(setting, link.app)
  const flag = link.declared.byFlags && flags[key]
  if (flag !== undefined)
    return {
      side: 'link',
      title: `Change ${flag}, and the setting of the tool that uses the link`,
      copy: `${flag} ${shellWord(String(value))}`,
      ...(where !== undefined && { where }),
    }
  return {
    side: 'link',
    title: `Change the link ${link.name} in rdsaudit.config.json, and in the tool that uses it`,
    copy: `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    ...(where !== undefined && { where }),
  }
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

export function fix(side: Side, title: string, more: Omit<Fix, 'side' | 'title'> = {}): Fix {
  return { side, title, ...more }
}

/** What the caller's policy has to hold. */
export function grantAssume(roleArn: string, caller: string | undefined): Fix {
  return {
    side: 'caller',
    title: `Add to the policies of ${caller ?? 'the caller'}`,
    copy: policyText({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn }),
  }
}

/** What the role's trust policy has to hold. */
export function trustCaller(
  roleArn: string,
  caller: { readonly arn: string; readonly told: boolean } | undefined,
  externalId: string | undefined,
): Fix {
  return {
    side: 'target',
    title: `Add to the trust policy of ${roleArn}`,
    ...(caller && {
      copy: policyText({
        Effect: 'Allow',
        Principal: { AWS: caller.arn },
        Action: 'sts:AssumeRole',
        ...(externalId !== undefined && { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
      }),
    }),
    ...(caller?.told === false && {
      text: 'Compare the principal with the ARN that IAM shows: AWS does not tell of a session which path its role has.',
    }),
  }
}

/** What the signer's policy has to hold: this database and this user. */
export function grantLogin(c: Case): Fix {
  const { neededArn, signer } = c.e.judgement?.link ?? {}
  const arn = neededArn ?? loginArn(c)
  return {
    side: 'target',
    title: `Add to the policies of ${signer?.arn ?? 'the role that signs'}`,
    ...(arn !== undefined && {
      copy: policyText({ Effect: 'Allow', Action: 'rds-db:connect', Resource: arn }),
    }),
  }
}

/** As far as its parts are known. */
function loginArn({ link, e }: Case): string | undefined {
  const { region, user, resourceId } = link.database
  const id = e.database?.resourceId ?? resourceId
  const signer = link.hops.at(-1)?.arn ?? e.caller?.arn
  if (id === undefined || signer === undefined) return undefined
  const partition = signer.split(':')[1] ?? 'aws'
  return `arn:${partition}:rds-db:${e.database?.region ?? region}:${e.database?.account ?? accountOf(signer)}:dbuser:${id}/${user}`
}

/** The statements that make a user one for tokens; the database's own words. */
export function makeUser({ link }: Case): Fix {
  const { engine, user } = link.database
  const copy =
    engine === 'postgres'
      ? `CREATE USER ${quotedName(user)};\nGRANT rds_iam TO ${quotedName(user)};`
      : `CREATE USER ${quotedText(user)}@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL;`
  const text =
    engine === 'postgres'
      ? 'Where the user is there already, the second line is all.'
      : 'Where the user is there already, ALTER USER instead of CREATE USER.'
  return { side: 'database', title: 'Run as the master user', copy, text }
}

export function letTakeTokens({ link }: Case): Fix {
  const { engine, user } = link.database
  const copy =
    engine === 'postgres'
      ? `GRANT rds_iam TO ${quotedName(user)};`
      : `ALTER USER ${quotedText(user)}@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL;`
  return { side: 'database', title: 'Run as the master user', copy }
}

/** PostgreSQL folds names that are not quoted. */
export function quotedName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}

function quotedText(name: string): string {
  return `'${name.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
