"""The Latvian of what a store on a server says."""

from __future__ import annotations

SERVER = {
    "{}:// stores are not known: name a file, or a server as neo4j://HOST:7687": (
        "{0}:// krātuves nav zināmas: norādiet failu vai serveri kā neo4j://DATORS:7687"
    ),
    "{}…: no address of a Neo4j server; write it as neo4j://HOST:7687": (
        "{0}…: tā nav Neo4j servera adrese; rakstiet neo4j://DATORS:7687"
    ),
    "--dataset: the name is empty": "--dataset: nosaukums ir tukšs",
    "{}: no address of a Neo4j server; write it as neo4j://HOST:7687, with nothing after the port; GRAPHKIT_NEO4J_DATABASE names "
    "a database": (
        "{0}: tā nav Neo4j servera adrese; rakstiet neo4j://DATORS:7687 un aiz porta neko; datubāzi nosauc GRAPHKIT_NEO4J_DATABASE"
    ),
    "{}: the database system holds no data; name another in GRAPHKIT_NEO4J_DATABASE": (
        "{0}: datubāzē system datu nav; nosauciet citu ar GRAPHKIT_NEO4J_DATABASE"
    ),
    "{}: no password is set; set GRAPHKIT_NEO4J_PASSWORD_FILE or GRAPHKIT_NEO4J_PASSWORD": (
        "{0}: parole nav iestatīta; iestatiet GRAPHKIT_NEO4J_PASSWORD_FILE vai GRAPHKIT_NEO4J_PASSWORD"
    ),
    "{}: there is no such file with a password": "{0}: tāda faila ar paroli nav",
    "{}: this is the form that the server reads, neo4j/PASSWORD; here the password stands alone": (
        "{0}: šādi, neo4j/PAROLE, to lasa serveris; šeit raksta tikai paroli"
    ),
    "{}: leave user and password out of the address; set GRAPHKIT_NEO4J_USER and GRAPHKIT_NEO4J_PASSWORD": (
        "{0}: adresē nerakstiet lietotāju un paroli; iestatiet GRAPHKIT_NEO4J_USER un GRAPHKIT_NEO4J_PASSWORD"
    ),
    "{}: this file holds a password and others can read it; run chmod 600 on it": (
        "{0}: šajā failā ir parole, un to var izlasīt citi; izpildiet tam chmod 600"
    ),
    "{}: the file with the password cannot be read ({})": "{0}: failu ar paroli nevar izlasīt ({1:w})",
    "{}: the file with the password is empty": "{0}: fails ar paroli ir tukšs",
    "{}: Neo4j {} is too old: graphkit needs {} or later": (
        "{0}: Neo4j {1} ir par vecu: graphkit vajag {2} vai jaunāku"
    ),
    "{}: user or password is wrong; set GRAPHKIT_NEO4J_USER and GRAPHKIT_NEO4J_PASSWORD, or GRAPHKIT_NEO4J_PASSWORD_FILE": (
        "{0}: lietotājs vai parole nav pareiza; iestatiet GRAPHKIT_NEO4J_USER un GRAPHKIT_NEO4J_PASSWORD vai "
        "GRAPHKIT_NEO4J_PASSWORD_FILE"
    ),
    "{}: too many wrong passwords; wait a few seconds and set the right one": (
        "{0}: parole pārāk daudz reižu bija nepareiza; dažas sekundes pagaidiet un iestatiet pareizo"
    ),
    "{}: the password must be changed before its first use; do that in Neo4j Browser": (
        "{0}: pirms pirmās lietošanas parole jānomaina; to dara Neo4j Browser"
    ),
    "{}: this user may not do that; ask who runs the server for the permission": (
        "{0}: šim lietotājam tas nav atļauts; lūdziet atļauju servera uzturētājam"
    ),
    "{}: there is no such database; name another in GRAPHKIT_NEO4J_DATABASE": (
        "{0}: tādas datubāzes nav; norādiet citu ar GRAPHKIT_NEO4J_DATABASE"
    ),
    "{}: this user or database may not be written to": "{0}: šis lietotājs vai datubāze neļauj rakstīt",
    "{}: this member of the cluster does not write; use an address that begins neo4j://": (
        "{0}: šis klastera dalībnieks neraksta; lietojiet adresi, kas sākas ar neo4j://"
    ),
    "{}: the server has not enough memory for this; choose less (--phase), or give it more (db.memory.transaction.max, heap)": (
        "{0}: serverim tam nepietiek atmiņas; izvēlieties mazāk (--phase) vai dodiet tam vairāk (db.memory.transaction.max, "
        "heap)"
    ),
    "{}: the question took longer than allowed and was stopped": (
        "{0}: jautājums aizņēma vairāk laika, nekā atļauts, un tika pārtraukts"
    ),
    "{}: the server cannot write: its disk is most likely full; the data set is as it was. Make room, restart the server and load again": (
        "{0}: serveris nevar rakstīt: tā disks, visticamāk, ir pilns; datu kopa palika, kāda bija. Atbrīvojiet vietu, pārstartējiet serveri un "
        "ielādējiet vēlreiz"
    ),
    "{}: the server has stopped this database after an error of its own, such as a full disk; look at its log, make room and restart it": (
        "{0}: serveris apturēja šo datubāzi pēc savas kļūdas, piemēram, pilna diska; apskatiet tā žurnālu, atbrīvojiet vietu un "
        "pārstartējiet to"
    ),
    "{}: a web server answers there; Neo4j is asked at another port, which is 7687 unless somebody chose otherwise": (
        "{0}: tur atbild tīmekļa serveris; Neo4j jautā citā portā, parasti 7687"
    ),
    "{}: this cannot be sent to the server ({})": "{0}: to nevar nosūtīt serverim ({1})",
    "{}: the server's certificate is not trusted, or it speaks without one ({})": (
        "{0}: servera sertifikātam nevar uzticēties, vai arī tas runā bez sertifikāta ({1})"
    ),
    "{}: what answers there is no Neo4j server that graphkit can ask": (
        "{0}: tur atbild kas cits, nevis Neo4j serveris, kuram graphkit var jautāt"
    ),
    "{}: the server cannot be reached; is it running, and is the address right? ({})": (
        "{0}: serveri nevar sasniegt; vai tas darbojas un vai adrese ir pareiza? ({1})"
    ),
    "{}: the server said: {}": "{0}: serveris atbildēja: {1}",
    "{}: there is no data set {} in the database {}; 'graphkit load SOURCE' makes it": (
        "{0}: datubāzē {2} nav datu kopas {1}; to izveido 'graphkit load AVOTS'"
    ),
    "{}: there is no data set {} in the database {}; 'graphkit load SOURCE' makes it; there are: {}": (
        "{0}: datubāzē {2} nav datu kopas {1}; to izveido 'graphkit load AVOTS'; ir: {3}"
    ),
    "{}: the data set {} was replaced while it was being read; ask again": (
        "{0}: datu kopu {1} nomainīja, kamēr to lasīja; jautājiet vēlreiz"
    ),
    "{}: {} is loading the data set {}; try again when that is done (after {} s without a sign of life it counts as ended)": (
        "{0}: {1} ielādē datu kopu {2}; mēģiniet vēlreiz, kad tas būs pabeigts (pēc {3} s bez dzīvības zīmes to uzskata par "
        "beigušos)"
    ),
    "{}: the server wrote {} of {} nodes or relationships; something else removes nodes with the label Graphkit. "
    "The data set is as it was; load again": (
        "{}: serveris ierakstīja {} no {} mezgliem vai saitēm; kaut kas cits dzēš mezglus ar iezīmi Graphkit. "
        "Datu kopa ir tāda, kāda bija; ielādējiet vēlreiz"
    ),
    "{}; the new data set is there, and the next load removes what is left of the old one": (
        "{}; jaunā datu kopa ir ielādēta, un vecās atlikumu izdzēsīs nākamā ielāde"
    ),
    "{}: another load of the data set {} has taken over; this one ends": (
        "{0}: datu kopas {1} ielādi pārņēmis cits; šī ielāde beidzas"
    ),
    "{}: the constraint {} lets each uri of a :Resource be there once, so that a data set cannot be written beside another; "
    "use a database of its own (GRAPHKIT_NEO4J_DATABASE)": (
        "{0}: nosacījums {1} ļauj katram :Resource uri būt tikai reizi, tāpēc datu kopu nevar ierakstīt blakus citai; lietojiet "
        "atsevišķu datubāzi (GRAPHKIT_NEO4J_DATABASE)"
    ),
    "graphkit cypher only reads, and this statement would do more{}; use Neo4j Browser for it": (
        "graphkit cypher tikai lasa, bet šis vaicājums darītu vairāk{0}; tam lietojiet Neo4j Browser"
    ),
    "--dataset names a data set on a server; a file holds one alone, so leave it out": (
        "--dataset nosauc datu kopu serverī; failā ir tikai viena, tāpēc šo opciju nelietojiet"
    ),
    "Cypher is for a store on a Neo4j server (--store neo4j://…); this one is an SQLite file: open it with any SQLite tool, or "
    "write its graph with 'graphkit export platform.ttl'": (
        "Cypher domāts krātuvei Neo4j serverī (--store neo4j://…); šī ir SQLite fails: atveriet to ar jebkuru SQLite rīku vai "
        "ierakstiet tās grafu ar 'graphkit export platforma.ttl'"
    ),
}
