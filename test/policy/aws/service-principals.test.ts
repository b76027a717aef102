import { expect, it } from 'vitest'
import { principalForm } from '../../../src/model/principal.ts'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'
import { isServicePrincipalWord, servicePrincipalWords } from '../../../src/policy/aws/service-principals.ts'

it('lists only hosts that are not named like a service prefix, once each', async () => {
  const aws = await loadAwsKnowledge()
  expect(servicePrincipalWords.filter(word => aws.service(word) !== undefined)).toEqual([])
  expect(new Set(servicePrincipalWords).size).toBe(servicePrincipalWords.length)
  for (const word of servicePrincipalWords) {
    expect(principalForm('Service', `${word}.amazonaws.com`)).toBe('service')
  }
})

it('knows the words', () => {
  expect(isServicePrincipalWord('ecs-tasks')).toBe(true)
  expect(isServicePrincipalWord('lamda')).toBe(false)
})
