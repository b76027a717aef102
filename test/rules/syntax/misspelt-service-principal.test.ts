import { rule } from '../../../rules/syntax/misspelt-service-principal.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (service: unknown) =>
  policyWith({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' })

tryRule(rule, [
  {
    name: 'a slip',
    document: trust(['lamda.amazonaws.com', 'ecs-task.amazonaws.com', 'cloudtrial.amazonaws.com.cn']),
    finds: [0, 1, 2].map(index => `/Statement/0/Principal/Service/${index}`),
    says: [
      'did you mean "lambda.amazonaws.com"',
      'did you mean "ecs-tasks.amazonaws.com"',
      'did you mean "cloudtrail.amazonaws.com.cn"',
    ],
  },
  {
    name: 'known hosts',
    document: trust([
      'rds.amazonaws.com',
      'ec2.amazonaws.com',
      'ecs-tasks.amazonaws.com',
      'states.amazonaws.com',
    ]),
    finds: [],
  },
  {
    name: 'what could be anything: short, new, regional, of a subsystem',
    document: trust([
      'rdx.amazonaws.com',
      'securityhub7.amazonaws.com',
      'brandnewservice.amazonaws.com',
      'lambd.eu-west-1.amazonaws.com',
      'export.rds.amazonaws.com',
    ]),
    finds: [],
  },
])
