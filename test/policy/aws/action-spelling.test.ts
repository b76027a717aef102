import { describe, expect, it } from 'vitest'
import { actionWithin, judgeAction } from '../../../src/policy/aws/action-spelling.ts'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'

const aws = await loadAwsKnowledge()

describe('an action', () => {
  it('is listed for all that AWS lists', () => {
    for (const prefix of aws.prefixes) {
      for (const name of aws.service(prefix)?.actionNames ?? []) {
        expect(judgeAction(`${prefix}:${name.toUpperCase()}`, aws)).toEqual({ is: 'listed' })
      }
    }
  })

  it.each([
    '*',
    's3:*',
    'S3:get*',
    'rds-db:c?nnect',
    '',
    'connect',
    ':x',
    'x:',
    'a:b:c',
    'rds_db:connect',
    '*:x',
  ])('%j is listed, or has not the form of one', text => {
    expect(judgeAction(text, aws)).toEqual({ is: 'listed' })
  })

  it.each([
    ['rds:connect', 'rds-db:connect'],
    ['rds:Conn*', 'rds-db:connect'],
    ['rds-db:anything', 'rds-db:connect'],
    ['rds-db:ExecuteStatement', 'rds-data:ExecuteStatement'],
    ['rdsdb:connect', 'rds-db:connect'],
    ['sts:assume.role', 'sts:AssumeRole'],
    ['s3:GetObjcet', 's3:GetObject'],
    ['secretmanager:GetSecretValue', 'secretsmanager:GetSecretValue'],
  ])('%s is misspelt for %s', (text, meant) => {
    expect(judgeAction(text, aws)).toMatchObject({ is: 'misspelt', meant })
  })

  it.each([
    ['s3:FetchTheObject', 'unlisted-action', undefined],
    ['eks-auth:GetToken', 'unlisted-action', 'eks-auth:AssumeRoleForPodIdentity'],
    // That another service has an action of this name says little.
    ['ec2:ListAllMyBuckets', 'unlisted-action', undefined],
    ['rds:Desribe*', 'unmatched-pattern', 'Describe*'],
    ['rds:*Foo', 'unmatched-pattern', undefined],
    ['secretmanager:*', 'unlisted-service', 'secretsmanager'],
    ['database:Connect', 'unlisted-service', undefined],
  ])('%s is %s, near to %s', (text, is, near) => {
    expect(judgeAction(text, aws)).toMatchObject({ is, near })
  })

  it('may be of a service that has ended', () => {
    expect(judgeAction('DeepLens:*', aws)).toMatchObject({ is: 'retired-service' })
  })
})

describe('a text of another form', () => {
  it.each([
    ['connect', 'rds-db:connect'],
    ['AssumeRole', 'sts:AssumeRole'],
    ['sts.AssumeRole', 'sts:AssumeRole'],
    ['rds_db:connect', 'rds-db:connect'],
    ['rds*:connect', 'rds-db:connect'],
    ['ec2:ec2:RunInstances', 'ec2:RunInstances'],
    ['', undefined],
    ['GetObject', undefined],
    ['arn:aws:s3:::x', undefined],
  ])('%j stands for %s', (text, action) => {
    expect(actionWithin(text, aws)).toBe(action)
  })
})
