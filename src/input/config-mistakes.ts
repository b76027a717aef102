// What is wrong with a configuration: first against its schema, then what no schema can say.

import type { ErrorObject } from 'ajv'
import { childPointer } from '../base/json-pointer.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import { principalForm } from '../model/principal.ts'
import { regionOfHost } from '../model/rds-host.ts'
import { didYouMean, type Mistake } from './config-mistake.ts'
import type { Config, LinkConfig } from './load-config.ts'

/** None for a configuration that can be used. */
export async function configMistakes(value: unknown): Promise<readonly Mistake[]> {
  const { validate } = await import('./generated/validate-config.js')
  if (!validate(value))
    return (validate.errors ?? []).filter(({ keyword }) => !follows.has(keyword)).map(explainError)
  const { links = [] } = value as Config
  return links.flatMap((link, index) => [
    ...repeatedName(links, link, index),
    ...identityMistakes(link, `/links/${index}`),
    ...databaseMistakes(link, `/links/${index}/database`),
  ])
}

function repeatedName(links: readonly LinkConfig[], { name }: LinkConfig, index: number): readonly Mistake[] {
  return links.findIndex(other => other.name === name) === index
    ? []
    : [{ at: { pointer: `/links/${index}/name` }, message: `there is another link "${name}"` }]
}

function identityMistakes({ caller, hops = [], target }: LinkConfig, at: string): readonly Mistake[] {
  const both: readonly Mistake[] =
    caller?.role !== undefined && caller.user !== undefined
      ? [{ at: { pointer: `${at}/caller/user` }, message: 'a caller is a role or a user, not both' }]
      : []
  const arns: readonly (readonly [string, string | undefined, 'role' | 'user'])[] = [
    [`${at}/caller/role`, caller?.role, 'role'],
    [`${at}/caller/user`, caller?.user, 'user'],
    ...hops.map((hop, index) => [`${at}/hops/${index}/role`, hop.role, 'role'] as const),
    [`${at}/target/role`, target?.role, 'role'],
  ]
  const wrong = arns.flatMap(([pointer, arn, kind]): readonly Mistake[] => {
    if (arn === undefined || principalForm('AWS', arn) === kind) return []
    const account = parseArn(arn)?.account ?? ''
    return [
      {
        at: { pointer },
        message: isAccountId(account)
          ? `"${arn}" is not the ARN of one ${kind}`
          : `"${account}" is no account: the twelve digits of one are expected`,
      },
    ]
  })
  return [...both, ...wrong]
}

function databaseMistakes({ database }: LinkConfig, at: string): readonly Mistake[] {
  const inHost = regionOfHost(database?.host ?? '')
  return database?.region === undefined || inHost === undefined || inHost === database.region
    ? []
    : [
        {
          at: { pointer: `${at}/region` },
          message: `the host is in ${inHost}, and the region says ${database.region}`,
        },
      ]
}

/** What only says that something else is wrong, which is told too. */
const follows: ReadonlySet<string> = new Set(['if', 'propertyNames'])

function unknownName(pointer: string, name: string, known: readonly string[]): Mistake {
  return {
    at: { pointer: childPointer(pointer, name), on: 'key' },
    message: `unknown ${pointer === '/rules' ? 'rule' : 'key'} "${name}"${didYouMean(name, known)}`,
  }
}

function explainError(error: ErrorObject): Mistake {
  const pointer = error.instancePath
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {})
      return unknownName(pointer, String(error.params['additionalProperty']), known)
    }
    case 'enum': {
      const allowed = (error.schema as readonly string[]).map(String)
      if (error.propertyName !== undefined) return unknownName(pointer, error.propertyName, allowed)
      const given = typeof error.data === 'string' ? didYouMean(error.data, allowed) : ''
      return { at: { pointer }, message: `must be one of ${allowed.join(', ')}${given}` }
    }
    case 'required':
      return { at: { pointer }, message: `"${String(error.params['missingProperty'])}" is missing` }
    case 'type':
      return { at: { pointer }, message: `must be ${article(String(error.schema))}` }
    default:
      return { at: { pointer }, message: error.message ?? 'is not valid' }
  }
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`
}
