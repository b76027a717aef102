import { rule } from '../../../rules/trust/optional-external-id.ts'
import {
  agreedId,
  allow,
  condition,
  deny,
  inTrust,
  trust,
  vendorRole,
  vendorRoot,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const id = { 'sts:ExternalId': agreedId }
const present = { Null: { 'sts:ExternalId': 'false' } }
const at = (operator: string, index = 0) => inTrust(index, condition(operator))

tryRule(rule, [
  {
    name: 'IfExists',
    document: trust(allow(vendorRole, { StringEqualsIfExists: id })),
    finds: [at('StringEqualsIfExists')],
    says: ['StringEqualsIfExists lets in a call that sends no external id'],
    fixes: ['"StringEquals"'],
  },
  {
    name: 'IfExists beside a key that is demanded',
    document: trust(
      allow(vendorRole, { StringLikeIfExists: id, StringEquals: { 'sts:RoleSessionName': 'x' } }),
    ),
    finds: [at('StringLikeIfExists')],
  },
  {
    name: 'ForAllValues',
    document: trust(allow(vendorRoot, { 'ForAllValues:StringEquals': id })),
    finds: [at('ForAllValues:StringEquals')],
  },
  {
    name: 'a negated operator',
    document: trust(allow(vendorRoot, { StringNotEquals: id })),
    finds: [at('StringNotEquals')],
  },
  {
    name: 'the key in other letters',
    document: trust(allow(vendorRoot, { StringEqualsIfExists: { 'sts:externalid': agreedId } })),
    finds: [inTrust(0, condition('StringEqualsIfExists', 'sts:externalid'))],
  },
  {
    name: 'a Deny that spares calls without the key',
    document: trust(allow(vendorRole), deny('*', { StringNotEqualsIfExists: id, ...present })),
    finds: [at('StringNotEqualsIfExists', 1)],
    says: ['the Deny with StringNotEqualsIfExists'],
  },
  {
    name: 'a Deny of one id',
    document: trust(allow(vendorRole), deny('*', { StringEquals: id })),
    finds: [at('StringEquals', 1)],
  },
  {
    name: 'a Deny that is true of calls without the key',
    document: trust(allow(vendorRole), deny('*', { StringNotEquals: id })),
    finds: [],
  },
  {
    name: 'a Deny with IfExists is true of them too',
    document: trust(allow(vendorRole), deny('*', { StringNotEqualsIfExists: id })),
    finds: [],
  },
  {
    name: 'a Deny for somebody else',
    document: trust(
      allow(vendorRole),
      deny('arn:aws:iam::777788889999:root', { StringNotEquals: id, ...present }),
    ),
    finds: [],
  },
  {
    name: 'the key is demanded beside',
    document: trust(allow(vendorRole, { StringEqualsIfExists: id, ...present })),
    finds: [],
  },
  { name: 'demanded', document: trust(allow(vendorRole, { StringEquals: id })), finds: [] },
  {
    name: 'several, in a list',
    document: trust(allow(vendorRole, { StringEquals: { 'sts:ExternalId': ['a-b', 'c-d'] } })),
    finds: [],
  },
  {
    name: 'any of them, demanded',
    document: trust(allow(vendorRole, { 'ForAnyValue:StringEquals': id })),
    finds: [],
  },
  {
    name: 'people who cannot send one, by a statement of their own',
    document: trust(
      allow(vendorRole, { StringEquals: id }),
      allow(vendorRoot, {
        Null: { 'sts:ExternalId': 'true' },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      }),
    ),
    finds: [],
  },
  {
    name: 'a service, which sends none',
    document: trust({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEqualsIfExists: id },
    }),
    finds: [],
  },
  { name: 'no condition', document: trust(allow(vendorRole)), finds: [] },
])
