export function LicencesTab() { return null }
