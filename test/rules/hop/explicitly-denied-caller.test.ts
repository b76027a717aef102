import { rule } from '../../../rules/hop/explicitly-denied-caller.ts'
import { db, linkFiles, mayAssume, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const anything = { Effect: 'Allow', Action: '*', Resource: '*' }
const deny = (resource: string) => mayAssume(resource, { Effect: 'Deny' })

tryRule(rule, [
  {
    name: 'by its own policy',
    ...linkFiles({ caller: [mayAssume(), deny('*')] }),
    finds: ['caller.json /Statement/1'],
    says: ['a policy of its own'],
  },
  {
    name: 'by all but some resources',
    ...linkFiles({
      caller: [
        mayAssume(),
        { Effect: 'Deny', Action: 'sts:*', NotResource: 'arn:aws:iam::111122223333:role/*' },
      ],
    }),
    finds: ['caller.json /Statement/1'],
  },
  {
    name: 'by its boundary',
    ...linkFiles({ boundary: { of: 'caller', allows: [anything, deny(db)] } }),
    finds: ['boundary.json /Statement/1'],
    says: ['its permissions boundary'],
  },
  {
    name: 'by its organization, outside of it',
    ...linkFiles({
      scps: {
        of: 'caller',
        levels: [
          [anything],
          [
            anything,
            {
              Effect: 'Deny',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } },
            },
          ],
        ],
      },
    }),
    finds: ['scp-1.json /Statement/1'],
    says: ['service control policy'],
  },
  {
    name: 'by an exemption that misses the name',
    ...linkFiles({
      scps: {
        of: 'caller',
        levels: [
          [
            anything,
            {
              Effect: 'Deny',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/tools/*' } },
            },
          ],
        ],
      },
    }),
    finds: ['scp-0.json /Statement/1'],
  },
  {
    name: 'of other roles',
    ...linkFiles({ caller: [mayAssume(), deny('arn:aws:iam::777788889999:role/*')] }),
    finds: [],
  },
  {
    name: 'under a condition that nobody told',
    ...linkFiles({
      caller: [
        mayAssume(),
        { ...deny('*'), Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
      ],
    }),
    finds: [],
  },
  {
    name: 'on the side of the role, which another rule is about',
    ...linkFiles({ trust: [trusts(), trusts('*', { Effect: 'Deny' })] }),
    finds: [],
  },
  {
    name: 'known from some policies, though others were not given',
    ...linkFiles({ trust: undefined, caller: [mayAssume(), deny('*')] }),
    finds: ['caller.json /Statement/1'],
  },
])
