// The SDK's chain of credential sources, in a module of its own: keys in the environment need none of it.

export { fromNodeProviderChain } from '@aws-sdk/credential-providers'
