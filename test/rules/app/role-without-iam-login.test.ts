import { rule } from '../../../rules/app/role-without-iam-login.ts'
import { exampleBytebase } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const roleArn = 'arn:aws:iam::444455556666:role/orders-login'

tryRule(rule, [
  {
    name: 'a password beside a role',
    ...exampleBytebase([{ authenticationType: 'PASSWORD', awsCredential: { roleArn } }]),
    finds: ['/dataSources/0/awsCredential/roleArn'],
    says: ['has AWS credentials and logs in by PASSWORD'],
    fixes: ['"authenticationType": "AWS_RDS_IAM"'],
  },
  {
    name: 'no way to log in is a password',
    ...exampleBytebase([{ authenticationType: null, awsCredential: { roleArn } }]),
    finds: ['/dataSources/0/awsCredential/roleArn'],
  },
  { name: 'by IAM', ...exampleBytebase([{ awsCredential: { roleArn } }]), finds: [] },
  {
    name: 'DynamoDB, which has no other way',
    ...exampleBytebase([{ authenticationType: null, awsCredential: { roleArn } }], { engine: 'DYNAMODB' }),
    finds: [],
  },
  {
    name: 'credentials without anything in them',
    ...exampleBytebase([{ authenticationType: 'PASSWORD', awsCredential: { roleArn: '' } }]),
    finds: [],
  },
])
