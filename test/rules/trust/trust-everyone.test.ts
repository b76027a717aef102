import { rule } from '../../../rules/trust/trust-everyone.ts'
import {
  agreedId,
  allow,
  deny,
  inRole,
  inTrust,
  linkOf,
  role,
  trust,
  vendor,
  vendorRole,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const everyone = (condition?: object) => trust(allow('*', condition))
const org = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }

tryRule(rule, [
  { name: 'a star for AWS', document: everyone(), finds: [inTrust()], says: ['anybody of any AWS account'] },
  {
    name: 'a bare star',
    document: trust({ ...allow('*'), Principal: '*' }),
    finds: [inTrust(0, 'Principal')],
  },
  {
    name: 'among others, in a role',
    document: role(allow([vendorRole, '*'])),
    finds: [inRole(0, 'Principal/AWS/1')],
  },
  {
    name: 'the caller of the link instead',
    files: { 'trust.json': everyone() },
    config: linkOf(vendorRole),
    finds: ['trust.json /Statement/0/Principal/AWS'],
    fixes: [vendorRole],
  },
  {
    name: 'the caller of the link in place of a bare star',
    files: { 'trust.json': trust({ ...allow('*'), Principal: '*' }) },
    config: linkOf(vendorRole),
    finds: ['trust.json /Statement/0/Principal'],
    fixes: [vendorRole],
  },
  {
    name: 'all addresses',
    document: everyone({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }),
    finds: [inTrust()],
    says: ['the conditions keep nobody out'],
  },
  {
    name: 'all addresses, in halves',
    document: everyone({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }),
    finds: [inTrust()],
  },
  {
    name: 'MFA, which everybody can have',
    document: everyone({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    finds: [inTrust()],
  },
  {
    name: 'an organization that is not demanded',
    document: everyone({ StringEqualsIfExists: org }),
    finds: [inTrust()],
  },
  {
    name: 'no value is needed',
    document: everyone({ 'ForAllValues:StringEquals': org }),
    finds: [inTrust()],
  },
  {
    name: 'any external id',
    document: everyone({ StringLike: { 'sts:ExternalId': '*' } }),
    finds: [inTrust()],
  },
  {
    name: 'a role of any name',
    document: everyone({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }),
    finds: [inTrust()],
  },
  {
    name: 'a Deny of some',
    document: trust(allow('*'), deny('*', { StringEquals: { 'aws:PrincipalAccount': vendor } })),
    finds: [inTrust()],
  },
  {
    name: 'NotAction',
    document: role({ Effect: 'Allow', Principal: '*', NotAction: 'sts:TagSession' }),
    finds: [inRole(0, 'Principal')],
  },
  { name: 'an organization', document: everyone({ StringEquals: org }), finds: [] },
  { name: 'an account', document: everyone({ StringEquals: { 'aws:PrincipalAccount': vendor } }), finds: [] },
  { name: 'a role', document: everyone({ ArnEquals: { 'aws:PrincipalArn': vendorRole } }), finds: [] },
  {
    name: 'an endpoint',
    document: everyone({ StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' } }),
    finds: [],
  },
  {
    name: 'some addresses',
    document: everyone({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    finds: [],
  },
  {
    name: 'an external id, of which another rule speaks',
    document: everyone({ StringEquals: { 'sts:ExternalId': agreedId } }),
    finds: [],
  },
  {
    name: 'a Deny of everybody else',
    document: trust(allow('*'), deny('*', { StringNotEquals: org })),
    finds: [],
  },
  { name: 'a Deny', document: trust(deny('*')), finds: [] },
  { name: 'another action', document: trust({ ...allow('*'), Action: 'sts:TagSession' }), finds: [] },
  { name: 'a role, named', document: trust(allow(vendorRole)), finds: [] },
])
