// The databases of RDS that a template makes.

import { memberOf } from '../../../base/json-value.ts'
import type { Sighting } from '../../../model/described.ts'
import { plannedDatabase } from '../planned-databases.ts'
import { attributeOf, idOf } from './attributes.ts'
import { noValue, type Resolver } from './resolve.ts'
import type { Resource } from './template.ts'

/** Those of one scene; `sources` takes where members stand that the template has another name for. */
export function databasesOf(
  resources: readonly Resource[],
  resolver: Resolver,
  sources: Map<string, string>,
): readonly Sighting[] {
  const [account, region, partition] = ['AWS::AccountId', 'AWS::Region', 'AWS::Partition'].map(name =>
    resolver.template.pseudoParameter(name),
  ) as [string, string, string]
  return resources.flatMap(resource => {
    const { type, pointer, properties } = resource
    if (!type.startsWith('AWS::RDS::')) return []
    const property = (name: string) => {
      const written = memberOf(properties, name)
      const value = written === undefined ? undefined : resolver.resolve(written, `${pointer}/${name}`)
      return value === noValue ? undefined : value
    }
    const attribute = (name: string) =>
      name === 'Ref' ? idOf(resource, resolver) : attributeOf(resource, name, resolver)
    const database = plannedDatabase(
      { type, pointer, account, region, partition, property, attribute },
      sources,
    )
    return database ? [database] : []
  })
}
