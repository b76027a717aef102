import { describe, expect, it } from 'vitest'
import {
  isPartition,
  partitionOfRegion,
  partitions,
  regionKnown,
  regions,
} from '../../../src/policy/aws/regions.ts'

describe('regions', () => {
  it.each([
    ['us-east-1', 'aws'],
    ['ap-southeast-7', 'aws'],
    ['me-west-1', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-west-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
  ])('%s is known, in %s', (region, partition) => {
    expect(regionKnown(region)).toBe(true)
    expect(partitionOfRegion(region)).toBe(partition)
  })

  it('gives every region of the table a partition', () => {
    expect(regions.filter(region => partitionOfRegion(region) === undefined)).toEqual([])
    expect(new Set(regions).size).toBe(regions.length)
  })

  it.each([
    ['ap-southeast-12', 'aws'],
    ['us-south-1', 'aws'],
    ['cn-east-1', 'aws-cn'],
    ['us-gov-central-1', 'aws-us-gov'],
    ['eusc-de-west-1', 'aws-eusc'],
  ])('%s may be newer than the table', (region, partition) => {
    expect(regionKnown(region)).toBe(false)
    expect(partitionOfRegion(region)).toBe(partition)
  })

  it.each([
    '',
    '*',
    'us-east',
    'us-esat-1',
    'us-east-1a',
    'us-east-0',
    'useast-1',
    'uk-west-1',
    'US-EAST-1',
    'eu-central-1 ',
    'aws-global',
    'us-gov-1',
  ])('%j is no region', text => {
    expect(regionKnown(text)).toBe(false)
    expect(partitionOfRegion(text)).toBeUndefined()
  })

  it('knows the names of partitions', () => {
    expect(partitions[0]).toBe('aws')
    expect(partitions).toHaveLength(8)
    expect(isPartition('aws-us-gov')).toBe(true)
    expect(isPartition('aws-gov')).toBe(false)
    expect(isPartition('')).toBe(false)
  })
})
