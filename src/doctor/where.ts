// Where a setting is in the product that uses the link.

import type { App } from '../model/link.ts'

export type Setting = 'externalId' | 'role' | 'region' | 'host' | 'port' | 'user' | 'database' | 'tls'

const bytebase = 'Instance > Connection > AWS RDS IAM'

const settings: Readonly<Record<Exclude<App, 'generic'>, Readonly<Record<Setting, string>>>> = {
  bytebase: {
    externalId: `in Bytebase: ${bytebase} > Specific Credentials > External ID`,
    role: `in Bytebase: ${bytebase} > Specific Credentials > Role ARN`,
    region: `in Bytebase: ${bytebase} > Region`,
    host: 'in Bytebase: Instance > Connection > Host',
    port: 'in Bytebase: Instance > Connection > Port',
    user: 'in Bytebase: Instance > Connection > Username',
    database: 'in Bytebase: Instance > Connection > Database',
    tls: 'in Bytebase: Instance > Connection > SSL',
  },
  teleport: {
    externalId: 'in Teleport: external_id, beside assume_role_arn of the database',
    role: 'in Teleport: aws.assume_role_arn of the database',
    region: 'in Teleport: aws.region of the database',
    host: 'in Teleport: uri of the database',
    port: 'in Teleport: uri of the database',
    user: 'in Teleport: tsh db connect --db-user, and db_users of the role',
    database: 'in Teleport: tsh db connect --db-name, and db_names of the role',
    tls: 'in Teleport: tls.ca_cert_file of the database',
  },
}

export function whereIs(setting: Setting, app: App): string | undefined {
  return app === 'generic' ? undefined : settings[app][setting]
}
