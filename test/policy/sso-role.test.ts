import { describe, expect, it } from 'vitest'
import { parseArn } from '../../src/model/arn.ts'
import { reservedSsoRoleFault } from '../../src/policy/sso-role.ts'

function faultOf(resource: string, service = 'iam') {
  const arn = parseArn(`arn:aws:${service}::111122223333:${resource}`)
  return arn && reservedSsoRoleFault(arn)
}

const name = 'AWSReservedSSO_Admin_1234567890abcdef'
const path = 'role/aws-reserved/sso.amazonaws.com/'

describe('reservedSsoRoleFault', () => {
  it('takes whole ARNs, with a region and, for us-east-1, without', () => {
    expect(faultOf(`${path}${name}`)).toBeUndefined()
    expect(faultOf(`${path}eu-west-2/${name}`)).toBeUndefined()
    expect(faultOf(`${path}eu-central-9/${name}`)).toBeUndefined()
    expect(faultOf(`${path}us-east-1/${name}`)).toBe('wrong-path')
  })

  it('takes patterns that can match one', () => {
    expect(faultOf(`${path}*AWSReservedSSO_Admin_*`)).toBeUndefined()
    expect(faultOf(`${path}*/AWSReservedSSO_Admin_*`)).toBeUndefined()
    expect(faultOf(`role/*AWSReservedSSO_*`)).toBeUndefined()
    expect(faultOf(`role/*/${name}`)).toBeUndefined()
    expect(faultOf('role/AWSReservedSSO_*')).toBe('no-path')
  })

  it('misses the path and the suffix', () => {
    expect(faultOf(`role/${name}`)).toBe('no-path')
    expect(faultOf(`role/sso/${name}`)).toBe('no-path')
    expect(faultOf('role/aws-reserved/AWSReservedSSO_Admin_1234567890abcdef')).toBe('wrong-path')
    expect(faultOf(`${path}AWSReservedSSO_Admin`)).toBe('no-suffix')
    expect(faultOf(`${path}AWSReservedSSO_Admin_12345`)).toBe('no-suffix')
  })

  it('knows that sessions have no path', () => {
    expect(faultOf(`assumed-role/${name}/alice`, 'sts')).toBeUndefined()
    expect(faultOf('assumed-role/AWSReservedSSO_Admin/alice', 'sts')).toBe('no-suffix')
  })

  it('leaves other roles alone', () => {
    expect(faultOf('role/app')).toBeUndefined()
    expect(faultOf(`policy/${name}`)).toBeUndefined()
  })
})
