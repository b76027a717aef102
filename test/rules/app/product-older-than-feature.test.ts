import { rule } from '../../../rules/app/product-older-than-feature.ts'
import { exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const roleArn = 'arn:aws:iam::444455556666:role/orders-login'
const at = (tag: string, source = {}) => exampleBytebaseServer(`bytebase/bytebase:${tag}`, {}, [source])
const role = 'instances.json /dataSources/0/awsCredential/roleArn'

tryRule(rule, [
  {
    name: 'a role, before there were any',
    ...at('3.2.0', { awsCredential: { roleArn } }),
    finds: [role],
    says: ['assumes a role with the credentials of the server from 3.12.1 on, and this is 3.2.0'],
  },
  {
    name: 'a role alone, when it needed keys',
    ...at('3.12.0', { awsCredential: { roleArn } }),
    finds: [role],
  },
  {
    name: 'a role with keys, as it was',
    ...at('3.12.0', { awsCredential: { roleArn, accessKeyId: 'AKIAEXAMPLE' } }),
    finds: [],
  },
  { name: 'a role, and a version that has them', ...at('3.12.1', { awsCredential: { roleArn } }), finds: [] },
  {
    name: 'keys, before there were any',
    ...at('3.2.0', { awsCredential: { accessKeyId: 'AKIAEXAMPLE' } }),
    finds: ['instances.json /dataSources/0/awsCredential/accessKeyId'],
  },
  {
    name: 'IAM, before there was any',
    ...at('2.15.0'),
    finds: ['instances.json /dataSources/0/authenticationType'],
  },
  { name: 'IAM', ...at('3.2.0'), finds: [] },
  {
    name: 'its own database by IAM, before that was possible',
    ...exampleBytebaseServer('bytebase/bytebase:3.17.1', {
      PG_URL: 'postgres://bb@bb.abcdefghijkl.eu-west-1.rds.amazonaws.com/bb?bytebase_aws_rds_iam=true',
    }),
    finds: ['compose.json /services/bytebase/environment/PG_URL'],
    says: ['logs in to its own database by IAM from 3.18.0 on'],
  },
])
