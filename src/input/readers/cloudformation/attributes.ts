// What `Ref` and `Fn::GetAtt` give of a resource: ARNs and ids of what rdsaudit knows, with unknown parts where AWS will
// make them up; of everything else an unknown value of that name.

import { type JsonValue, memberOf } from '../../../base/json-value.ts'
import { lookUp } from '../../../base/look-up.ts'
import type { Resolver } from './resolve.ts'
import type { Resource } from './template.ts'

/** IAM's resources with a name of their own: the property that has it, the word in the ARN, and whether `Ref` is the ARN. */
const iamTypes: Readonly<Record<string, readonly [property: string, word: string, refIsArn: boolean]>> = {
  'AWS::IAM::Role': ['RoleName', 'role', false],
  'AWS::IAM::User': ['UserName', 'user', false],
  'AWS::IAM::Group': ['GroupName', 'group', false],
  'AWS::IAM::InstanceProfile': ['InstanceProfileName', 'instance-profile', false],
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName', 'policy', true],
}

const nameProperties: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBProxy': 'DBProxyName',
}

/** What `Ref` gives. */
export function idOf(resource: Resource, resolver: Resolver): JsonValue {
  const iam = lookUp(iamTypes, resource.type)
  if (iam) return iam[2] ? iamArnOf(resource, resolver) : nameOf(resource, iam[0], resolver)
  const property = lookUp(nameProperties, resource.type)
  return property === undefined
    ? resolver.template.unknown(resource.name)
    : nameOf(resource, property, resolver)
}

export function attributeOf(resource: Resource, attribute: string, resolver: Resolver): JsonValue {
  if (lookUp(iamTypes, resource.type) && /^(Arn|PolicyArn)$/.test(attribute))
    return iamArnOf(resource, resolver)
  if (resource.type === 'AWS::RDS::DBProxy' && attribute === 'DBProxyArn') {
    const id = resolver.template.unknown(`${resource.name}.DBProxyId`)
    return `arn:${places(resolver, 'rds')}:db-proxy:${id}`
  }
  return resolver.template.unknown(`${resource.name}.${attribute}`)
}

/** Undefined for what has no ARN of IAM's. */
export function iamArnOf(resource: Resource, resolver: Resolver): string {
  const [property, word] = lookUp(iamTypes, resource.type) ?? ['', '']
  const name = nameOf(resource, property, resolver)
  const written = memberOf(resource.properties, 'Path')
  const path = written === undefined ? '/' : resolver.text(written, `${resource.pointer}/Path`)
  const partition = resolver.template.pseudoParameter('AWS::Partition')
  const account = resolver.template.pseudoParameter('AWS::AccountId')
  return `arn:${partition}:iam::${account}:${word}${path}${name}`
}

/** The name that the template gives, or one that CloudFormation makes up. */
export function nameOf(resource: Resource, property: string, resolver: Resolver): string {
  const written = memberOf(resource.properties, property)
  if (written === undefined) return resolver.template.unknown(resource.name)
  const source = `${resource.pointer}/${property}`
  const name = resolver.once(resource.name, source, () => resolver.text(written, source))
  return name === undefined || name === '' ? resolver.template.unknown(resource.name) : name
}

/** The part of an ARN from the partition to the account. */
function places(resolver: Resolver, service: string): string {
  const [partition, region, account] = ['AWS::Partition', 'AWS::Region', 'AWS::AccountId'].map(name =>
    resolver.template.pseudoParameter(name),
  )
  return `${partition}:${service}:${region}:${account}`
}
