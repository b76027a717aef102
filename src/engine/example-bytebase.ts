// An instance of Bytebase in which nothing is wrong, for the examples of rules.

import type { JsonObject, JsonValue } from '../base/json-value.ts'

const fine = {
  id: 'admin',
  type: 'ADMIN',
  authenticationType: 'AWS_RDS_IAM',
  host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com',
  port: '3306',
  username: 'bytebase',
  region: 'eu-west-1',
  verifyTlsCertificate: true,
}

/** What the API says of an instance, with data sources that differ from a good one; null leaves a member out. */
export function exampleBytebase(
  sources: readonly JsonObject[],
  instance: JsonObject = {},
): { readonly document: JsonValue } {
  return {
    document: {
      name: 'instances/orders',
      state: 'ACTIVE',
      title: 'Orders',
      engine: 'MYSQL',
      dataSources: sources.map(source => without({ ...fine, ...source })),
      ...instance,
    },
  }
}

/** The same beside a server: a container, as Docker Compose has it. */
export function exampleBytebaseServer(
  image: string,
  environment: JsonObject,
  sources: readonly JsonObject[] = [],
): { readonly files: Readonly<Record<string, JsonValue>> } {
  return {
    files: {
      'compose.json': { services: { bytebase: { image, environment } } },
      ...(sources.length > 0 && { 'instances.json': exampleBytebase(sources).document }),
    },
  }
}

function without(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
}
