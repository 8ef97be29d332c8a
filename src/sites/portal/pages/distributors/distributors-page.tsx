export function DistributorsPage() { return null }
