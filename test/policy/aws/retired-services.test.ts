import { describe, expect, it } from 'vitest'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'
import { retiredService, retiredServices } from '../../../src/policy/aws/retired-services.ts'

describe('retiredService', () => {
  it('finds a prefix in any case', () => {
    expect(retiredService('zocalo')?.kind).toBe('ended')
    expect(retiredService('BuilderId')?.kind).toBe('internal')
    expect(retiredService('rds-db')).toBeUndefined()
  })

  it('lists only what the reference does not have, once and in lower case', async () => {
    const aws = await loadAwsKnowledge()
    const prefixes = retiredServices.map(entry => entry.prefix)
    expect(prefixes.filter(prefix => aws.service(prefix) !== undefined)).toEqual([])
    expect(new Set(prefixes).size).toBe(prefixes.length)
    expect(prefixes).toEqual(prefixes.map(prefix => prefix.toLowerCase()))
  })
})
