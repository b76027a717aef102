import { describe, expect, it } from 'vitest'
import { oddPlaces, reportAs, wide } from '../helpers/odd-places.ts'
import { readXml, type XmlElement } from '../helpers/read-xml.ts'

const good = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}'

function casesOf(suites: XmlElement): readonly XmlElement[] {
  return suites.children.flatMap(({ children }) => children)
}

describe('JUnit', () => {
  it('has a suite for each document, and counts that add up', async () => {
    const report = readXml((await reportAs('junit', { ...oddPlaces, 'good.json': good })).stdout)
    expect(report.name).toBe('testsuites')
    expect(report.children.map(({ attributes }) => attributes['name'])).toEqual([
      'good.json',
      'odd/start.json',
      'odd/wide.json',
    ])
    for (const suite of report.children) {
      expect(suite.attributes['tests']).toBe(String(suite.children.length))
      const failed = suite.children.filter(({ children }) => children[0]?.name === 'failure')
      expect(suite.attributes['failures']).toBe(String(failed.length))
    }
    expect(report.attributes['tests']).toBe(String(casesOf(report).length))
    expect(report.children[0]?.children.map(({ children }) => children)).toEqual([[]])
  })

  it('gives the place in the body', async () => {
    const cases = casesOf(readXml((await reportAs('junit')).stdout))
    const of = (rule: string) => cases.find(({ attributes }) => attributes['name'] === `rdsaudit/${rule}`)
    expect(of('statement-without-effect')?.attributes['classname']).toBe('odd/wide')
    expect(of('statement-without-effect')?.children[0]?.text).toContain(
      `odd/wide.json:1:${wide.column}: error`,
    )
    expect(of('inline-only-version')?.children[0]?.text).toContain('odd/start.json:1:1: ')
  })

  it('stays XML whatever a policy and a file name say', async () => {
    const hostile = ']]></failure>"&\'\u0000\ud800\uffff\u001b'
    const policy = { Version: hostile, Statement: { Effect: hostile, Action: hostile, Resource: '*' } }
    const { stdout } = await reportAs('junit', { '"><&.json': JSON.stringify(policy) })
    const report = readXml(stdout)
    expect(report.children[0]?.attributes['name']).toBe('"><&.json')
    const messages = casesOf(report).map(({ children }) => children[0]?.attributes['message'])
    expect(messages.join('\n')).toContain(']]></failure>"&\'\\u{0}')
  })
})
