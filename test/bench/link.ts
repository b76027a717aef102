// A link to a database of the made-up organisation, so that the question is asked who else reaches its database user.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'

interface Dump {
  readonly RoleDetailList: readonly {
    readonly Arn: string
    readonly AssumeRolePolicyDocument: { readonly Statement: readonly [Trust] }
    readonly RolePolicyList: readonly [{ readonly PolicyDocument: { readonly Statement: readonly Grant[] } }]
  }[]
}

interface Trust {
  readonly Principal: { readonly AWS?: string }
  readonly Condition?: { readonly StringEquals?: { readonly 'sts:ExternalId': string } }
}

interface Grant {
  readonly Action: string | readonly string[]
  readonly Resource: string
}

/** Path of a configuration with a link through the dump's first role that a tool assumes and that logs in. */
export function prepareLink(dump: string): string {
  const path = dump.replace(/\.json$/, '.config.json')
  if (existsSync(path)) return path
  const { RoleDetailList: roles } = JSON.parse(readFileSync(dump, 'utf8')) as Dump
  for (const { Arn: role, AssumeRolePolicyDocument: trust, RolePolicyList: own } of roles) {
    const { Principal, Condition } = trust.Statement[0]
    const grant = own[0].PolicyDocument.Statement.find(({ Action }) => Action === 'rds-db:connect')
    const [, resourceId, user] = /dbuser:(db-\w+)\/(\w+)$/.exec(grant?.Resource ?? '') ?? []
    const externalId = Condition?.StringEquals?.['sts:ExternalId']
    if (Principal.AWS === undefined || externalId === undefined || user === undefined) continue
    const database = { engine: 'postgres', region: 'eu-west-1', resourceId, user }
    const link = { name: 'orders', caller: { role: Principal.AWS }, target: { role }, externalId, database }
    writeFileSync(path, JSON.stringify({ links: [link] }))
    return path
  }
  throw new Error(`${dump} has no role that a tool assumes and that logs in`)
}
