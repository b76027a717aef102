// Is this a template of CloudFormation, or what Terraform prints? Told from the shape; asked of every document, so it costs
// next to nothing.

import { isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'

/** True for JSON, or what YAML says as JSON, that is a template. */
export function isTemplate(value: JsonValue): value is JsonObject {
  if (!isObject(value)) return false
  const resources = memberOf(value, 'Resources')
  if (!isObject(resources)) return false
  if (memberOf(value, 'AWSTemplateFormatVersion') !== undefined) return true
  return Object.entries(resources).some(([name, one]) => {
    if (name.startsWith('Fn::ForEach::')) return true
    const type = isObject(one) ? memberOf(one, 'Type') : undefined
    return typeof type === 'string' && /^(AWS|Custom|Alexa)::/.test(type)
  })
}

/** True for what `terraform show -json` prints of a plan or a state, and for a state file. */
export function isPlan(value: JsonValue): value is JsonObject {
  if (!isObject(value) || memberOf(value, 'terraform_version') === undefined) return false
  return ['planned_values', 'values', 'resources'].some(name => memberOf(value, name) !== undefined)
}
