"""The Latvian of what reading and checking tables says of files, headers and cells."""

from __future__ import annotations

_SOURCES = {
    "a source without a name: name a file or folder, or - for standard input": (
        "avots bez nosaukuma: norādiet failu, mapi vai - (standarta ievadei)"
    ),
    "{}: there is no such file or folder": "{0}: nav tāda faila vai mapes",
    "{}: this is a folder, not a file": "{0}: tā ir mape, nevis fails",
    "{}: this is no name of a file ({})": "{0}: tas nav faila nosaukums ({1})",
    "{}: there is no sheet {}; there are: {}": "{0}: nav lapas {1}; ir: {2}",
    "--sheet {}: {} is no workbook": "--sheet {0}: {1} nav darbgrāmata",
    "{} is no flat table: {} changed nothing in it": "{0} nav vienkārša tabula: {1} tajā neko nemainīja",
    "{}: the sheets {} are all the table {}: keep one of them": (
        "{0}: lapas {1} visas ir tabula {2}: atstājiet vienu no tām"
    ),
    "{}: this workbook cannot be opened ({}); is it damaged or password-protected?": (
        "{0}: šo darbgrāmatu nevar atvērt ({1}); vai tā ir bojāta vai aizsargāta ar paroli?"
    ),
    "{}: this sheet is damaged ({}): open it in a spreadsheet and save it anew": (
        "{0}: šī lapa ir bojāta ({1}): atveriet to izklājlapu programmā un saglabājiet no jauna"
    ),
    "{}: not a workbook, though its name says so; if it is a text table, name it .csv": (
        "{0}: tā nav darbgrāmata, lai gan nosaukums tā saka; ja tā ir teksta tabula, nosauciet to .csv"
    ),
    "{}: this workbook is password-protected: save it without a password": (
        "{0}: šī darbgrāmata ir aizsargāta ar paroli: saglabājiet to bez paroles"
    ),
    "{}: a workbook of legacy Excel (.xls), or a password-protected one: open it in Excel or LibreOffice and save it as "
    ".xlsx, without a password": (
        "{0}: vecā Excel (.xls) vai ar paroli aizsargāta darbgrāmata: atveriet to programmā Excel vai LibreOffice un "
        "saglabājiet kā .xlsx bez paroles"
    ),
    "sheet {} was not read, though it holds participations too: --sheet {}": (
        "lapa {0} netika lasīta, lai gan arī tajā ir dalības: --sheet {1}"
    ),
    "read the sheet {}, the first one shown with a stakeholder and an event among its headers": (
        "lasīta lapa {0} – pirmā redzamā, kuras virsrakstos ir iesaistītā puse un pasākums"
    ),
    "no sheet shown has a stakeholder and an event among its headers; there are: {}: choose with --sheet": (
        "nevienas redzamas lapas virsrakstos nav iesaistītās puses un pasākuma; ir: {0:w}: izvēlieties ar --sheet"
    ),
    "{} (hidden), {}": "{0} (slēpta), {1:w}",
    "{} (hidden)": "{0} (slēpta)",
    "line {} is the header: what stands above it was passed over": (
        "virsraksti ir {0}. rindā: kas ir virs tās, nav lasīts"
    ),
    "{}: row {} is the header: what stands above it was passed over": (
        "{0}: virsraksti ir {1}. rindā: kas ir virs tās, nav lasīts"
    ),
    "{}: no table of a data package in this folder (expected {} … as CSV); 'graphkit init' writes an empty package": (
        "{0}: šajā mapē nav nevienas datu pakotnes tabulas (gaidītas {1} … kā CSV); tukšu pakotni raksta 'graphkit init'"
    ),
    "{}: this is no JSON ({}): mend it, or remove it": "{0}: tas nav JSON ({1}): izlabojiet vai izdzēsiet to",
    "{}: not the description of a data package: {}": "{0}: tas nav datu pakotnes apraksts: {1:w}",
    "a list 'resources' of tables, each with 'name' and 'path', is missing: mend it, or remove it": (
        "trūkst tabulu saraksta 'resources', kur katrai ir 'name' un 'path': izlabojiet vai izdzēsiet to"
    ),
    "{}: the path of {} must be one file of this folder, like '{}.csv'": (
        "{0}: tabulas {1} ceļam jābūt vienam šīs mapes failam, piemēram, '{2}.csv'"
    ),
    "{}: the path {} leaves the package folder: name a file inside it": (
        "{0}: ceļš {1} ved ārpus pakotnes mapes: norādiet failu tajā"
    ),
    "there is no file {}, which holds the {}: add it, or take it out of this description": (
        "nav faila {0}, kurā ir {1}: pievienojiet to vai izņemiet no šī apraksta"
    ),
    "there is no table of participations: add participations.csv (or a sheet of that name)": (
        "nav dalību tabulas: pievienojiet participations.csv (vai šāda nosaukuma lapu)"
    ),
}

_TEXT = {
    "this is {}, not a table: save the table in it as CSV or XLSX": (
        "tas ir {0:w}, nevis tabula: saglabājiet tajā esošo tabulu kā CSV vai XLSX"
    ),
    "a PDF document": "PDF dokuments",
    "a picture": "attēls",
    "a text document": "teksta dokuments",
    "a database": "datubāzes fails",
    "a compressed file": "saspiests fails",
    "a web page": "tīmekļa lapas fails",
    "an XML document": "XML dokuments",
    "not UTF-8: read as Windows-1257 (Baltic); save it as UTF-8 if letters look wrong": (
        "nav UTF-8: izlasīts kā Windows-1257 (Baltijas); ja burti ir nepareizi, saglabājiet kā UTF-8"
    ),
    "these bytes are no text in UTF-8 or Windows-1257: save the file as UTF-8": (
        "šie baiti nav ne UTF-8, ne Windows-1257 teksts: saglabājiet failu kā UTF-8"
    ),
    "a NUL byte: the file is damaged or not a text table; save it again as CSV UTF-8": (
        "nulles baits: fails ir bojāts vai nav teksta tabula; saglabājiet to vēlreiz kā CSV UTF-8"
    ),
    "the row is too long: {} cells under {} headers; is a separator or a quote missing or doubled?": (
        "rinda ir par garu: šūnas – {0}, virsraksti – {1}; vai trūkst vai ir dubults atdalītājs vai pēdiņa?"
    ),
    "the row is too short: {} cells under {} headers; is a separator or a quote missing or doubled?": (
        "rinda ir par īsu: šūnas – {0}, virsraksti – {1}; vai trūkst vai ir dubults atdalītājs vai pēdiņa?"
    ),
    'a quote (") opens this cell and is never closed: close it, or double quotes that belong to the text': (
        'pēdiņa (") atver šo šūnu un nekur netiek aizvērta: aizveriet to vai dubultojiet pēdiņas, kas pieder tekstam'
    ),
    "the file is empty: a header and at least one row are needed": (
        "fails ir tukšs: vajag virsrakstus un vismaz vienu rindu"
    ),
    "no row at all: a header and at least one row are needed": "nav nevienas rindas: vajag virsrakstus un vismaz vienu rindu",
    "no row at all: fill in at least one participation": "nav nevienas rindas: ierakstiet vismaz vienu dalību",
    "no row is left to load": "nav atlikusi neviena rinda, ko ielādēt",
    "this header stands twice (columns {} and {}): rename or remove one": (
        "šis virsraksts ir divreiz (kolonnas {0} un {1}): pārdēvējiet vai izdzēsiet vienu"
    ),
    "header cells are merged (columns {} to {}): unmerge them, one header a column": (
        "virsrakstu šūnas ir apvienotas (kolonnas no {0} līdz {1}): sadaliet tās, katrai kolonnai savs virsraksts"
    ),
    "merged cells: only the first of them holds the value; unmerge and fill each row": (
        "apvienotas šūnas: vērtība ir tikai pirmajā; sadaliet tās un aizpildiet katru rindu"
    ),
    "this cell holds an error: mend its formula or clear the cell": (
        "šajā šūnā ir kļūda: izlabojiet formulu vai iztukšojiet šūnu"
    ),
    "the value of this formula is not in the file: open the workbook in Excel or LibreOffice and save it": (
        "šīs formulas vērtības failā nav: atveriet darbgrāmatu programmā Excel vai LibreOffice un saglabājiet"
    ),
}

_HEADERS = {
    "unknown field {}: one of {}": "nezināms lauks {0}: viens no {1}",
    "--column and --set both say what the {} is: keep one of them": (
        "--column un --set abi nosaka lauku {0}: atstājiet vienu"
    ),
    "--column {}: there is no such header; there are: {}": "--column {0}: nav tāda virsraksta; ir: {1:w}",
    "{} and {} more": "{0} un vēl {1}",
    "none": "neviena",
    "both {} and {} could be the {}: say which with --column {}={}": (
        "gan {0}, gan {1} var būt lauks {2}: norādiet, kurš, ar --column {3}={4}"
    ),
    "both {} and {} are the column {}: keep one of them": "gan {0}, gan {1} ir kolonna {2}: atstājiet vienu no tām",
    "no column names the {} among {}: name one with --column {}=Header, or fill it in with --set {}=Value{}": (
        "neviena kolonna nenosauc lauku {0}; virsraksti: {1:w}. Norādiet kolonnu ar --column {2}=Virsraksts "
        "vai vērtību ar --set {3}=Vērtība{4:w}"
    ),
    "; the header has to be among the first {} lines": "; virsrakstiem jābūt starp pirmajām {0} rindām",
    "kept as attributes, since no field is known for them: {}": "saglabātas kā atribūti, jo lauks nav zināms: {0}",
    "{}: kept as attributes: {}": "{0}: saglabātas kā atribūti: {1}",
    "not read, since they are no tables of a data package: {}": "nav lasītas, jo nav datu pakotnes tabulas: {0}",
    "{}: not read, since they are no tables of a data package: {}": (
        "{0}: nav lasītas, jo nav datu pakotnes tabulas: {1}"
    ),
}

_VALUES = {
    "unknown status: one of {}, or a usual word for one": "nezināms statuss: viens no {0} vai parasts vārds tam",
    "not a date: write 2021-05-27, 27.05.2021, 2021-05 or 2021": (
        "tas nav datums: rakstiet 2021-05-27, 27.05.2021, 2021-05 vai 2021"
    ),
    "not a day: write 2021-05-27 or 27.05.2021": "tā nav diena: rakstiet 2021-05-27 vai 27.05.2021",
    "looks like an Excel day number, {}: format the column as a date": (
        "izskatās pēc Excel dienas numura, {0}: formatējiet kolonnu kā datumu"
    ),
    "ends before it begins: {}": "beidzas, pirms sākas: {0}",
    "the register has no version of this municipality with this first day: correct it here, or add the version there": (
        "reģistrā nav šīs pašvaldības redakcijas ar šādu pirmo dienu: izlabojiet to šeit vai pievienojiet tur"
    ),
    "a municipality becomes itself again along these rows: break the circle": (
        "pa šīm rindām pašvaldība atkal kļūst pati par sevi: pārtrauciet apli"
    ),
    "this municipality has a primary successor already: write no in all rows of it but one": (
        "šai pašvaldībai galvenā pēctece jau ir: visās tās rindās, izņemot vienu, rakstiet no"
    ),
    "no row of this municipality has a primary successor: write yes in one of them": (
        "nevienā šīs pašvaldības rindā nav galvenās pēcteces: vienā no tām rakstiet yes"
    ),
    "ends before it begins: correct valid_from or valid_until": (
        "beidzas, pirms sākas: izlabojiet valid_from vai valid_until"
    ),
    "ends before it begins: correct start or end": "beidzas, pirms sākas: izlabojiet sākumu vai beigas",
    "not a latitude: a number from -90 to 90": "tas nav ģeogrāfiskais platums: skaitlis no -90 līdz 90",
    "not a longitude: a number from -180 to 180": "tas nav ģeogrāfiskais garums: skaitlis no -180 līdz 180",
    "write yes or no": "rakstiet yes vai no",
    "write a whole number": "rakstiet veselu skaitli",
    "write a number": "rakstiet skaitli",
    "{} that is at least {}": "{0:w}, ne mazāku par {1}",
    "{} that is at most {}": "{0:w}, ne lielāku par {1}",
    "{} that is at least {} and at most {}": "{0:w} no {1} līdz {2}",
    "that is {}": "kas ir {0}",
    "write one of {}": "rakstiet vienu no: {0}",
    "exactly one of {} must be filled in": "jābūt aizpildītai tieši vienai no kolonnām {0}",
    "this cell may not be empty: fill it in": "šī šūna nedrīkst būt tukša: aizpildiet to",
    "this id stands twice: ids must be unique, merge or rename one of the rows": (
        "šis id ir divreiz: id nedrīkst atkārtoties, apvienojiet rindas vai mainiet vienu id"
    ),
    "this id is used in another table of stakeholders: rename one of them": (
        "šis id jau ir citā iesaistīto pušu tabulā: mainiet vienu no tiem"
    ),
    "there is no {} in {}: add it there, or correct it here": "{0} nav tabulā {1}: pievienojiet tur vai izlabojiet šeit",
    "{}; did you mean {}?": "{0:w}; vai domāts {1}?",
    "no phase and no event is called {}: add it to phases or events, or write another or all here": (
        "neviena posma un neviena pasākuma id nav {0}: pievienojiet to tabulā phases vai events vai šeit rakstiet citu vai all"
    ),
    "there is no municipality, settlement or place {}: add it there, or correct it here": (
        "nav ne pašvaldības, ne apdzīvotas vietas, ne vietas {0}: pievienojiet to tur vai izlabojiet šeit"
    ),
    "this row says the same as an earlier one, by {}: take one of them out": (
        "šī rinda saka to pašu, ko kāda agrāka (pēc {0}): izņemiet vienu no tām"
    ),
    "more than 10 years ahead: correct the date if the year is mistyped": (
        "vairāk nekā 10 gadus nākotnē: ja gads ierakstīts kļūdaini, izlabojiet datumu"
    ),
    "this span overlaps another one of the same place: let one end before the other begins": (
        "šis laika posms pārklājas ar citu tās pašas vietas posmu: lai viens beidzas, pirms sākas otrs"
    ),
    "there is no stakeholder {}: add it, or correct it here": (
        "nav iesaistītās puses {0}: pievienojiet to vai izlabojiet šeit"
    ),
    "the event has no title: fill in title or title_en": "pasākumam nav nosaukuma: aizpildiet title vai title_en",
    "the row names no {}: fill in a name or an id, or take the row out (--skip-invalid leaves it out)": (
        "rindā nav {0:w}: ierakstiet nosaukumu vai id vai izņemiet rindu (--skip-invalid to izlaiž)"
    ),
    "stakeholder": "iesaistītās puses",
    "event": "pasākuma",
}

_DECISIONS = {
    "unknown decision: write same or not-same, or leave the cell empty while it is open": (
        "nezināms lēmums: rakstiet “viens un tas pats” vai “nav viens un tas pats” vai, kamēr nav izlemts, atstājiet šūnu tukšu"
    ),
    "no column holds the {}: its headers are {}": "nevienā kolonnā nav {0}: tās virsraksti ir {1}",
    "an id is the same as itself in any case: name two ids, or take the row out": (
        "abās pusēs ir viens un tas pats id: norādiet divus id vai izņemiet rindu"
    ),
    "decided here to be not the same, but the same by {}: correct one of them": (
        "šeit nolemts, ka nav viens un tas pats, bet pēc {0} ir: izlabojiet vienu no tiem"
    ),
    "makes {} and {} the same, but by {} they are not: correct one of them": (
        "pēc šīs rindas {0} un {1} ir viens un tas pats, bet pēc {2} nav: izlabojiet vienu no tām"
    ),
    "joins stakeholders of different types, {}: only those of one type can be the same": (
        "apvieno dažādu tipu iesaistītās puses ({0}): viens un tas pats var būt tikai viena tipa puses"
    ),
    "there is no stakeholder {} here: the decision is kept, and does nothing until there is": (
        "iesaistītās puses {0} šeit nav: lēmums saglabāts un nedarbojas, kamēr tās nav"
    ),
    "{} is an event: only stakeholders are decided on, the row does nothing": (
        "{0} ir pasākums: lemj tikai par iesaistītajām pusēm, rinda neko nedara"
    ),
    "the decision is applied, but does not say who made it, when and why: fill in decided_by, decided_on and reason": (
        "lēmums ir piemērots, bet tajā nav norādīts, kas, kad un kāpēc tā lēma: aizpildiet decided_by, decided_on un reason"
    ),
}

_RDF = {
    "{}: {} is not a format of RDF; there are: {}": "{0}: {1} nav RDF formāts; ir: {2}",
    "not valid RDF here: {}": "šeit nav derīgs RDF: {0:w}",
    "its @context lies on the web and is not fetched; write the context into the file, or convert it to Turtle": (
        "tā @context ir tīmeklī un netiek ielādēts; ierakstiet kontekstu failā vai pārvērtiet to Turtle formātā"
    ),
    "no thing here has a class that graphkit knows ({} …); ontology/README.md lists them all": (
        "šeit nekam nav graphkit zināmas klases ({0} …); visas uzskaitītas ontology/README.md"
    ),
    "nothing says what this is: give it one of the classes {}": "nekas nepasaka, kas tas ir: dodiet tam vienu no klasēm {0}",
    "{}: {} statement(s) about {} thing(s) of classes without a table were not read": (
        "{0}: nav lasīti apgalvojumi ({1}) par lietām ({2}), kuru klasei nav tabulas"
    ),
    "{}: kept as attributes, since no column takes them: {}": "{0}: saglabāti kā atribūti, jo tiem nav kolonnas: {1}",
    "the shape does not hold": "forma nav ievērota",
    "not a date: write a year, a month or a day (xsd:gYear, xsd:gYearMonth, xsd:date)": (
        "tas nav datums: rakstiet gadu, mēnesi vai dienu (xsd:gYear, xsd:gYearMonth, xsd:date)"
    ),
    "not a truth value: write true or false": "tā nav patiesumvērtība: rakstiet true vai false",
    "not a number that the column allows": "kolonna šādu skaitli nepieļauj",
}

_ACCEPTED = {
    "this column is missing: the header is finding_id,reason,by,when,stated,recorded": (
        "šīs kolonnas trūkst: virsraksti ir finding_id,reason,by,when,stated,recorded"
    ),
    "this cell is empty: fill it in": "šī šūna ir tukša: aizpildiet to",
    "this finding is accepted twice: delete a row": "šis konstatējums pieņemts divreiz: izdzēsiet vienu rindu",
}

READING = {**_SOURCES, **_TEXT, **_HEADERS, **_VALUES, **_DECISIONS, **_RDF, **_ACCEPTED}
