import { genuine, singles, type Cases } from './case.ts'

export function spellingCases(): Cases {
  return singles({
    'space added to the file': [`${genuine} `, 'refused L-02'],
    'new line at the end': [`${genuine}\n`, 'refused L-02'],
    'space inside': [genuine.replace(':', ': '), 'refused L-02'],
    'byte order mark': [`\uFEFF${genuine}`, 'refused L-02'],
    'two members of one name': [genuine.replace('{', '{"v":1,'), 'refused L-02'],
    'one member more': [genuine.replace('{', '{"z":1,'), 'refused L-02'],
    'a letter escaped': [genuine.replace('"licence"', String.raw`"\u006cicence"`), 'refused L-02'],
    'version written 1.0': [genuine.replace('"v":1', '"v":1.0'), 'refused L-02'],
    'another version of the file': [genuine.replace('"v":1', '"v":2'), 'refused L-04'],
    'version in quotes': [genuine.replace('"v":1', '"v":"1"'), 'refused L-02'],
    'an accent in the licence': [genuine.replace('"licence":"', '"licence":"é'), 'refused L-03'],
    'cut in half': [genuine.slice(0, 600), 'refused L-02'],
    nothing: ['', 'refused L-02'],
    '16,384 bytes': [genuine.padEnd(16_384), 'refused L-02'],
    '16,385 bytes': [genuine.padEnd(16_385), 'refused L-01'],
  })
}
