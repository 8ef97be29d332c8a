import type { LicenceRefusalCode } from '#licence-file/licence-refusals.ts'

/** What the person at the portal can do, with the school on the phone, for each reason a licence is refused. */
export const deskAdvice: Readonly<Record<LicenceRefusalCode, string>> = {
  'L-01': 'Le fichier choisi n’est pas le bon : faites télécharger celui de l’onglet Licences.',
  'L-02':
    'Faites télécharger de nouveau la licence depuis l’onglet Licences, ou envoyez-la en pièce jointe sans la recopier.',
  'L-03':
    'Le fichier a été abîmé en route : envoyez-le de nouveau, si possible dans une archive zip.',
  'L-04': 'Faites mettre à jour le logiciel de l’établissement, puis importer de nouveau.',
  'L-05':
    'Ce fichier ne vient pas de ce portail : demandez d’où il vient et signalez-le à l’éditeur.',
  'L-06':
    'Le logiciel ne connaît pas la racine qui a signé : faites-le mettre à jour. Si c’est fait, prévenez l’éditeur.',
  'L-07':
    'Le poste a déjà reçu des clés plus récentes : faites télécharger la licence d’aujourd’hui, pas une ancienne.',
  'L-08':
    'Faites vérifier la date du poste. Si elle est juste, téléchargez la licence de nouveau : son trousseau sera récent.',
  'L-09': 'Cliquez « Remplacer la licence », puis faites-la récupérer.',
  'L-10':
    'La clé qui a signé cette licence a été révoquée. Une autre est délivrée d’office : faites lancer la récupération, ou importer le fichier du jour.',
  'L-11':
    'Quelqu’un a changé le contenu du fichier : n’acceptez pas ce fichier, et signalez-le à l’éditeur s’il revient.',
  'L-12': 'Prévenez l’éditeur avec ce code : la licence a été mal composée.',
  'L-13': 'Le fichier est celui d’un autre logiciel : envoyez celui de l’onglet Licences.',
  'L-14':
    'Comparez le code OGEC lu dans le logiciel (Fichier / Dossier / Propriétés) avec celui de la fiche. Si la fiche est juste, l’établissement a importé la licence d’un autre ; sinon corrigez la fiche, puis « Remplacer la licence ».',
  'L-15':
    'Le poste est rattaché à une autre fiche : rattachez-le de nouveau avec un code de la bonne fiche, ou remplacez la licence.',
  'L-16':
    'Demandez la date affichée par le poste. Si elle est fausse, faites-la régler. Si elle est juste, il a vécu un jour dans le futur : « Remplacer la licence » en cochant « Remettre à zéro l’horloge… ».',
  'L-17':
    'Demandez la date affichée par le poste : si elle est juste, c’est la licence de la semaine prochaine ; délivrez celle de cette semaine.',
  'L-18':
    'Délivrez la licence de la semaine (« Ajouter »), ou faites lancer la récupération si elle existe déjà. Vérifiez aussi la date du poste.',
}

/** When the portal finds nothing wrong with a file. */
export const deskAdviceInForce =
  'Vue d’ici, cette licence vaut. Si le logiciel la refuse, demandez le code du refus (L-…), la date du poste et le code OGEC affiché.'
