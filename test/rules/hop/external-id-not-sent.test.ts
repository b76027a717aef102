import { rule } from '../../../rules/hop/external-id-not-sent.ts'
import { linkFiles, sentId, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'trust.json /Statement/0/Condition'
const asking = (Condition: object) => linkFiles({ trust: [trusts(tool, { Condition })] })

tryRule(rule, [
  {
    name: 'demanded by equality',
    ...asking({ StringEquals: { 'sts:ExternalId': sentId } }),
    finds: [`${here}/StringEquals/sts:ExternalId`],
    fixes: [`"externalId": "${sentId}" in link orders`],
  },
  {
    name: 'one of several, so that none can be told',
    ...asking({ StringEquals: { 'sts:ExternalId': ['a-b', 'c-d'] } }),
    finds: [`${here}/StringEquals/sts:ExternalId`],
  },
  {
    name: 'demanded by its presence',
    ...asking({ Null: { 'sts:ExternalId': 'false' } }),
    finds: [`${here}/Null/sts:ExternalId`],
  },
  {
    name: 'demanded by a denial',
    ...linkFiles({
      trust: [
        trusts(),
        trusts('*', { Effect: 'Deny', Condition: { StringNotEquals: { 'sts:ExternalId': sentId } } }),
      ],
    }),
    finds: ['trust.json /Statement/1/Condition/StringNotEquals/sts:ExternalId'],
  },
  {
    name: 'demanded by a resource control policy',
    ...linkFiles({
      rcps: [
        [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Resource: '*',
            Condition: { Null: { 'sts:ExternalId': 'true' } },
          },
        ],
      ],
    }),
    finds: ['rcp-0.json /Statement/0/Condition/Null/sts:ExternalId'],
  },
  {
    name: 'demanded of another caller too',
    ...linkFiles({
      trust: [
        trusts('arn:aws:iam::777788889999:role/tool', {
          Condition: { StringEquals: { 'sts:ExternalId': sentId } },
        }),
      ],
    }),
    finds: ['trust.json /Statement/0/Condition/StringEquals/sts:ExternalId'],
  },
  {
    name: 'with an operator that absence satisfies',
    ...asking({ StringEqualsIfExists: { 'sts:ExternalId': sentId } }),
    finds: [],
  },
  {
    name: 'not demanded in a sibling statement',
    ...linkFiles({
      trust: [trusts(tool, { Condition: { StringEquals: { 'sts:ExternalId': sentId } } }), trusts()],
    }),
    finds: [],
  },
  {
    name: 'sent',
    ...linkFiles({
      externalId: sentId,
      trust: [trusts(tool, { Condition: { StringEquals: { 'sts:ExternalId': sentId } } })],
    }),
    finds: [],
  },
  {
    name: 'sent and different, which another rule is about',
    ...linkFiles({
      externalId: 'x-y',
      trust: [trusts(tool, { Condition: { StringEquals: { 'sts:ExternalId': sentId } } })],
    }),
    finds: [],
  },
  {
    name: 'from a variable that is not set',
    files: linkFiles({ trust: [trusts(tool, { Condition: { StringEquals: { 'sts:ExternalId': sentId } } })] })
      .files,
    config: {
      links: [
        {
          name: 'orders',
          caller: { role: tool, policies: ['caller.json'] },
          target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
          externalId: { env: 'ORDERS_EXTERNAL_ID' },
        },
      ],
    },
    finds: [],
    undecided: true,
  },
])
