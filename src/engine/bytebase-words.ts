// The fields of Bytebase in the words of the document that they stand in, and where they are on the screen.

import type { AppConfig, AppDatabase } from '../model/app-config.ts'

/** `awsCredential.roleArn` of the API; `aws_credential.role_arn` of Terraform. */
export function bytebaseField(app: AppConfig, name: string): string {
  return app.kind === 'bytebase_instance'
    ? name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
    : name
}

/** A field with its new value, as it would stand in the document; and where to click, where nobody edits that. */
export function bytebaseFix(
  app: AppConfig,
  name: string,
  value: string | number | boolean,
  label: string,
): { readonly text: string } {
  const field = bytebaseField(app, name.slice(name.lastIndexOf('.') + 1))
  const written = JSON.stringify(value)
  return {
    text:
      app.kind === 'bytebase_instance'
        ? `${field} = ${written}`
        : `"${field}": ${written}; on the screen: Instances > ${app.name} > ${label}`,
  }
}

/** The data source of a user, as a sentence names it. */
export function sourceInWords(app: AppConfig, { kind, name, settings }: AppDatabase): string {
  if (kind !== 'data source') return `the metadata database of Bytebase`
  const type = settings.get('type')?.value
  const which = type === 'ADMIN' ? 'admin' : type === 'READ_ONLY' ? 'read-only' : name
  return `the ${which} data source of ${app.name}`
}
