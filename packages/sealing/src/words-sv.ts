/**
 * The word list: 4 096 Swedish words, 12 bits each, for passphrases and for comparing keys by voice.
 *
 * Frozen: a passphrase is only text, but fingerprints read aloud on two versions must agree, so the
 * list never changes within a format (words.test.ts holds its hash). How it was chosen: docs/formats/words.md.
 * Drawn from diceware-wordlist-swe 1.0.1, ISC licence: ../NOTICE.md.
 */
const text = `
abakus abbot aber absid accis aceton ackja addera adel adept adla adlig advent aerob afasi affix afton agat
agave agens agent agera agmyr agna agrar agtak aioli ajour akolyt akryl akta akter aktie aktiv aktra aktre
album alert alexi alfa alias alkov alla allena allra allt allvar aloe alpby alpin alrot alster altan alumn
alun alvar ambra amorf ampel amper ampere anbud anda andas andel andra andre anfang ange angla aning anis
anka ankar ankel ankra anlag anlete annan annex anno annons anod anomi anrik anrika anrop ansa anse anta
antal ante antik aorist aorta apart apel appell april aptit arbeta area areal arena argon aria arkad arkiv
arla arom arta artig artist arton arvord asimut aska askes asket aster atlant atlas atlet atoll atom atoni
attan attika atypi augur aula aura avans avdrag avec aveny avers avgas avge avgiva avig aviga avisa avkall
avkok avluta avrad avrop avsalu avse avsyna avta avtal avvara axel axial axiom axla azimut azur baby back
backa backe backig bacon bada badda badort bageri bagg bagge baka bakfot baki bakom bakre bakugn bakut bala
balja balk ball balla balsa balsam bambu bamse bana banal banan band banda bandy bane baner banjo bank banka
bankir banko bard barett bark barka barn barock baron barr barra basal basar basis basker bast basta bastu
basun batik baud baxa baxna bebis bebo bebop beck beckig bedja bege behag behov beige belag bena benfri
benlim bentyl berest berg bero beryll bese beska beslag beta betala bete betro bets betsa betsla betyg
bevars bevis bibel bida bidan bidra bifall biff bigata bila bilaga bild bilda biljon bindel bingo binka
binom biogas birdie bisak bismak bison biton bitti bivack bivax bjuda bjugg blad blaha blaj bland blank
blanka blask blast bleck blek bleka blekna blick blid blida blini blink bliva blixt block blom bloss blott
blues blund blus blusa blya blyg board bobb bobin bock bocka boett boggi bohag bohem boja boka boken bokna
bolag bolin boll bolla bolma bomma bona bonad bonde bonga bonus boom boots borax bord borda boren borg borga
borgen borr borra borst bort bortre boss bostad bota boule bovete bowla boyta bragd brak braka brant brasa
bravo break bred bredd bredda brev brie brigg brink brio bris brisa brist brits britt broa brodd broder brom
broms brons brorsa brosk brugd bruk bruka brum brun brunn brus brusa brydd brygd bryn bryna bryne bryta buda
budbil buffra buga bugg bugga bukt bukta bulb bulk bulla bulle bulna bult bums bunge bunke bunt bunta burk
burkig burr burra busa bush busig buske buskis buss butan butik butter butyl bygd bygel bygga bygge byig
byka byke bylta bylte byta bytbar byte bytta byxa camp campa campus cape ceder cedera cell cello census cent
cerat cert cesur chans chansa chark charm check checka chef chefa chic chips chosig chuck cilie cirka cirkus
citat citrin city civil clips clou clown coach coda cool cord coupe cour cover crawl credo cross curium
curla curry cyan cykel cykla cymbal dadda dadel dagas dager dagg daggig dagis dags dahlia dala daler dalj
dalt dalta damig damm damma damrum dana dandy dank dans dansa dart data dativ datja dato dator datt datum
debet debut dega degel deism deist dejsa dekad dekal dekan dekor dela delad delfin delge dels delta denar
denim denne deras derby desto devis devot diadem diesel diger digga dika dike dikt dikta dill dimma dimpa
dinar dingo diod direkt disig disk diska disko dito diva divan divig divis djonk djup djur dobbla dock docka
doft dofta doge dogm doja dold dolma dolme domare domna dona donna dopp doppa dosa dosera dosis doyen drafta
drag draga dragg drake drakma drama drav dreja dress drev dreva drift drill drilla driv driva dront dropp
droska drots druid druva dryad dryck dryg dryga drypa dual dubb dubba duenna duett duga dugg dugga duka
dukat duktyg dundra dunge dunig duns dunsa dunst durk durra dusch dutta duva duvna dvala dyft dygd dygn dyig
dyka dykand dylik dyna dyrka dyrort eagle earl ebba ebbtid edda eder edikt edil efter egal egeisk egen egid
ehuru ejder eker ekfat eklut ekorre ekoxe elbil elda elddon eldig elegi elev elfte elit eller ellips ellok
eloge eluera elugn elva emalj emedan emfas emir emot empir enda ende endiv enfas enhet enig ening enkel
enkelt enkla enkom enorm enris enrum ensak ense ental entums envar envis enzym eocen eosin epik epilog episk
epok epos erfara ergo espri esprit essay ester estet etage etapp eten etik etisk etolog etsa etta etui etyd
etyl euro evad evig exakt exkung expo export extra fabel fabla facil facit fack fackla fadd fader fager
fakir fakta falk fall falla falna fals falsa famla famn famna faner farao farin farm farma fars farsa fart
fasad fasan faskin fason fast fasta fatta fattas fauna faxa feber feja fela femma femmil femte femti fena
fenol fenyl feodal ferie ferm fest festa fiber ficka fidus fiffig figur fika fiken fikon fila filea filler
film filma filt filta filur final finger finit fink finlir finna finsko fint finta fiol fira firma firn fisk
fiska fiske fixa fixare fjol fjor fjord fjun fjunig flack flaga flagg flak flams flank flarn flat flax flaxa
flaxig fler flera flere flest flexa flik flika flikig flink flis flisa flisig flit flock flod flopp flor
flora flott flotta flow flox fluff fluga fluid fluor fluss flux flyg flyga flyt flyta flytt fnatt fniss
foder fodra foga fogde fogfri fokal fokus folie folio folk folka fond fonem fora fordom form forma formel
forn fors forsa fort forta forte forum fosfat fota fotbad foto foton frack frakt frakta fram franc frank
frans fras frasa fred freda freon fresk frett fria frid frige fris frisk frist frita fritis frodig from
frond frost frugal frukt fryna frys frysa fryst fuga fukt fukta fumla funk funka funkig fura furor furst
furu futil futt fyka fylke fylld fynd fynda fyra fyrk fyrti fysik gagat gage gagg gagga gaggig gagn gagna
gala galax galej galla galon galopp galva gama gamba game gamet gamma gans gapa gapsax gard garde garn garv
garva garvad gaska gasol gass gassa gata gate gathus gatt gavel gavla gebit gecko gegga geist gejd gejser
gelea gemak gems gemyt gena genbo genes geni genie genom genre genta gentil genus gest gigant gigg gill
gilla gille gina ginkgo ginst gips gipsa gipyr gira giro gissa gista gitta giva given givet gjuse gjut gjuta
glad glada glam glana glapp glas glasa glass glasyr glatt gles glesa glete glid glida glim glimt glipa glira
glob global glosa glugg glutt glycin glytt gnejs gneka gnet gnist gnola godbit gode godis gods godta goja
golf golfa golv golvur gosig gosse gotik gotsk gott gotta graal grabb grace gracer grad graf grain gram gran
grand grann green grej greja gren grena grep greve grill grilla grind grip groda grodd grop gross grotta
grums grund grunda grupp grus grusa gruva gryn gryt gryta guava gudmor gudom guida guide gula guld gull
gulla gulna gult gummi gumse gunga gunst gupp guppa guppy gurka guru guska gyllne gympa gynna gyro habil
habit hafs hafsa hage hagel hagla haha haiku haja hajk hajka haka hake hakig hala halka hall halm halo halt
halv halva hambo hamla hamn hamna hand hands hangar hank hanne hans happ harang hare harka harpa harr hart
harts harv harva hasa hasard hasp haspa hast hasta hastig hatt hatta hava havre heja hejd hejda hejig hekto
hela helbom helg helga helgd helhet helig helna helrim helst hemby hemma hemman hemom hemul hemvan henna
henne herde heros herr hertz heta hetta hicka hihi hilka himla hind hink hinka hinna hipp hippa hirs hisna
hiss hissa hissna hitom hitre hitta hiva hjalt hjort hjul hjula hobby hojt hojta holk holka holme holt homma
honom hopa hopas hoper hopkok hopp hoppa horn horst hosta hovra huda huga hugad hugna hugnad huka huld hult
human humid humla humle humma humor humus hund hurra hurts huru husa husfar husly husman husse huva huve
huvud hydda hydra hyende hyfs hyfsa hygge hylla hylle hymla hymn hyra hysa hyska hyss hysta hytt hyva hyvel
hyvla ibis ibland icing icke idag idas ideal idel idiom idka idog idol idyll ifall ifatt ifjol ifjor ifred
ifylla igen iglo ihop ikapp ikon ikull iland ilbud ilex ilfart iller image imago imfri imma immig immun
inatt index indie indigo indra inert infall infix info inge ingen ingiva inhav inkok inmata innan inne inner
inom inpass input inre inrim inrop inse insyn inta intag inte intet intyg inuti inval invid inviga invit
iris ironi irra isas isbill isbit isfri ishall ishav isig iskarl iskub islag isnot isogon isop istapp iste
istid isvak isvit isyxa iver ivra ivrig jack jacka jade jaguar jaha jaja jaka jama jamb jamen jamma jams
jamsa japan jarl jaspis java jazz jazza jeans jeep jehu jenka jeppe jetset jigg jippo jobb jobba jodera
jogga jojk jojka jojo joker jokk jolle jomen joner jord jorda jordbi jota joule jour joxa joxig jubel jubla
juft juice juldag juli julig julle julros jumbo jumpa juni jura juris jurist jurt jurta jury just jute juvel
jycke jympa kabal kabel kabin kabla kadens kader kaffe kaja kajak kajbo kajka kajuta kaka kakao kakel kaki
kakla kalas kalasa kalif kalk kalka kall kalla kalna kalufs kalv kalva kamel kamin kamma kana kanal kandi
kanel kanik kanin kanna kanot kant kanta kantat kanvas kapok kapp kappa kapsla karaff karat karbol karda
karg karl karm kaross karp karst kart karta karva kasa kase kasko kassa kasse kast kasta kastby kasus katet
katig katod katse katt katta katten kauri kava kavaj kavat kavel kavern kavla kavle kaxig kebab kediv kefir
kela kelen kelig kelim kelp kemi keps keram kerub kesa keso ketch kick kika kila kille kilo kilrem kilt kind
kinin kinka kiosk kirra kisa kisel kisse kitin kitsch kitt kitta kiwi kixa kjol kjusa klabb klack klaff
klafs klaga klamp klamra klang klapp klar klara klase klass klatt klav klave klaver klema klerk klet kleta
klev klia klibb klick klient klifs klimp kling klinik klink klint klipp klirr klitt kliv kliva klok klolik
klon klona klor kloss klot klots klov klubb kluck kludd klump klunk klunka klura klut klyft klyka klynne
klys klyva knack knagg knak knaka knal knape knaper knapp knarr knarra knas knasa knast knata kneg knega
kneka knep knepig knipa knirk knirka knirr knisp knix knixa knodd knog knoga knop knopp knorr knot knota
knott knut knuta knutig knyck knyla knyst knyta knyte knytt koala kobbe kobra kock koda kodex koff kofta
koger kogg kohage koja koka kokare kokfru kokig kokos koktid kolik kolja kolka koll kolla kolli kollo kolm
kolon kolos kolt kolumn kolv kombi komet komik komma komp kompa kompis konfys konst konsum konto konvoj
kopal kopek kopia kopp kopra kora koral korall kord korg kork korka korkek korn korp korr kors korsa kort
korta korum korv korva korvig kosa kost kosta kota kotben kotte kraal krabb krafs krafsa kraft krage kral
kram krama krams kran krans kransa kras krasa krass kratt krav krax kraxa krets krill kring krita kritig
krok kroka kroki krom kroma krona krubb krull krum krus krusa krux krya krylla krypa kryss kubb kubik kucku
kudde kugg kugga kulen kulig kull kulla kulle kullig kulm kulna kult kultur kund kung kunna kupa kupera
kupig kupol kura kurera kurir kurr kurra kurre kurs kursa kuse kusin kusk kuska kust kuta kutym kuvert kvar
kvarg kvark kvarn kvast kvick kvidd kvint kvirr kvist kvitt kvitta kvot kyla kylig kylna kylrum kylsa kynne
kypert kyrka labb lack lada ladda lady laga lagd lager lagg lagga lagisk lagom lagra lagun laka lakan lake
lakej lakun lala lalla lama lamm lampa lana land landa landis laner lank lapa lapis largo larv larva laser
lasera laska lass lassa lasso last lasta lasyr lata later latin lattja laura lava lave lavin lavoar lavyr
laxa leasa leda ledad ledas ledd ledig ledsyn legal legat legera legio lejd lejon leka lekis lekman lektyr
lemma lemur lena lera lerig leta lett leva leve lever levit lian lias libell licens lider liera lift lifta
lika like likna lila lilja lilla lille lime limit limma limpa lina lind linda lingul linje linne lins lira
lire lirka lisa list lista lita lite liten liter litet litsa liva live ljud ljuda ljum ljung ljus ljuv lobb
lobba lobby lock loda lodda loden loft loge logg logga logi logik logisk lojal loka lokal loko lokus lomma
look lopp loppa lord loss lossa lotion lots lotsa lott lotta lotto lotus lova loven lovlig luad lucia lucka
ludd ludda luffa luffen lufsa luft lufta lugn lugna luka lukt lull lulla lumen lunar lunch lund lunga lunk
lunka lunna lunta lupin lupp lurvig luska lussa luta luva luver lycka lyft lyfta lykta lymfa lynne lyra
lyrik lyrisk lysa lyse lysin lyss lyster lyxig mach mack macka mage magi magik magma magnat major majs
maklig mako mala malis malja mall malla malm malt malva mamba mambo mamma mana maner manet mangan mango
maniok manke manna manus mapp marg marin mark marmor mars masa maser mask maska maskin massa mast mastig
masur mata match matcha mate matig matos matro matsal matt matta matte mauve maxi maxim mecka medan medel
medge media medla medlem medta mejeri mejka mejl mejla meka mellan melon memma mena meny mera merit mesan
meson mest meta metan meteor meter metod metro metyl miau mick mikra mikro mikrob mila mild milo mima mimik
mimosa mini mink minna minnas minne minst mint minus minut miss missa misse mist mitra mitt mixa mixed mixer
mjau mjugg mjuk mjuka mobil modal modd mode modell modem moder modig modul modus mogen mogna mogul moja
mojna mola molar moll moln molnig molo moms monad monke moped mopp moppa moppe mops mopsa mora moras morell
mores morna morot morron mors morsa morse morsk mossa mosse mossig mota motig motion motiv motor motse motta
motto muck mudd mugg mule mulen mullra mulna multe mumla mumma mumrik mums mumsa mungo munk munvig mura
mural murra musa musch musik musisk muslin must musta mycel mycke mygg mygga mylla myller mylta mynda mynna
mynt mynta myra myrra myrten mysa mysig mysk nabo nacke nadir nafta nagel najad nalle namn namna namne napp
nappa nara nare narig narv nasal nasir nativ natt natta nattro natur naval navel navla nedan neder nedom
nedre nedta nehej nejd nektar neon nertz nerv netto newton nexus nick nicka niece niga nimbus nippa niptid
nisch nisse nitrit nitti njugg njure njuta nobba nobel nock nodul noga nojs nojsa noll nolle noltig nomad
nomen nona noppa nord norm normal norna norr norra nors nosa nosig nota notis nougat nova novis nudel numen
numro nuna nunna nuntie nutid nyans nyck nydana nyhet nying nyis nylig nylle nylon nynna nypon nyrik nysa
nyss nysta nyter nytta nyttja nyval oadel oanad oart oasis obedd oblat oblid oboe oboist obol obygd ocean
ockra odds odla odlad odon odryg oexakt ofta oftast ohoj ojoj okapi okben okej oklar okning okokt oktal
oktan oktav olik olika oliv olja oljig oljud olle olvon omaka ombe omblad ombud omdop omega omen omge omgiv
omkast omkok omnejd omse omsorg omsyn omtag omtal omval onkel onsdag onyx opak opal opera oppe opris optik
opus orakad orda orden ordlek ordna oread oreda orera organ orgel origo orka orkan orma ormbo ornat orogen
orre orsak ortsbo osagd osfri osis osman osmium osmos osta ostan ostig otack otakt otal otid oting otit
otium otro otta otur otydd oval ovan ovana ovass ovigd ovis oviss oxel oxhud oxid oxygen ozon packa paella
paff page pagod paja paket pakt pall palla pallra palm palp pals palt pamp panda panel panela panka panna
pant panta papp pappa parad parat parce parfym parig park parm paroll part parti party pascal pasha pass
passa pasta pastej pata paten patos paus pausa pava paxa peang pedal pegas pejl pejla peka peke pektin
pendyl peng penna penny pepita peppa perenn perl perm person peruk peso peta petig petit piaff piano piazza
picot piff piffa pigg pigga pila pilk pilot pilt pinal pingel pinje pinn pinna pinne pion pipa pipig pippi
pirat pirk pirog pirra pirrig pist pivot pizza plack plage plagg plan plana plank plask plaska plast plats
platt playa pleti pligg pling plint plira plit plita plock plog ploga ploj plomb plopp ploppa plugg plums
plural plus pluta plutt plym plysch plyte poem poesi poet pojke pokal poker polar polka pollen polo pomp
pompa pond ponke ponny ponton pool poppa porl porla pors port porto pose post posta poster pott prakt prao
prat prata prefix preja press presto prim prima primo prins prior pris prisa privat profit propp proppa
prosa prost prova prunk prusta prut pruta prya pryda pryl pryo psalm ptro puck pudel puder pudra puka pulka
pulpa puls pulsa pulsar pult puma pump pumpa pumps pund punk punka punkt pupill puppa purjo purpur purra
pust pusta puts putsa putt putte puttra pylon pynt pynta pyra pyre pyrig pysa pyton pyts pytsa pytt pytte
quilta race racer rack rada radar radda radhus radie radio radium radja radon rafsa raft ragu rajd raka
raken raket rally rama rami ramla rammel ramp ramsa ranch rand randa rang rank ranka ranson ranta rapid
rappa raps rask raska rasp raspa rast rasta raster rate ratt ratta rauk ravin rayon real rebell rebus recit
reda redan redare redd rede redig redo reds reell refill refug regal regel reggae regi regim regla regn
regna rejv reka reko rekord relik reling remi remis remsa rena renat renett renko renons rens rensa reol
repa repe repig resa reseda reson rest restid retor retort retur reva revel revir revy ribb ribba rida
ridhus riff rigel rigg rigga rigid rigla rike riks rikta riktig rilla rimma ring ringa rink rinna ripa rips
risk riska rissel rista rita rits ritt rivig robe robot rock rocka rockad rodd rodel rodeo roder rodna rolig
roll rolla roller roman romb rond ronda rondo ropa rosa rosett rosig rost rosta rota rotad rotel rotig rotor
rots rouge roulad route rova rubb rubba rubel rubin rucka ruda rudis ruff rufs rufsa rugby rugg rugga rulad
rulla rulle rumba rumor runa runda rundel runga rupie rusa rusch rusk russ russin ruta ruter rutig rutin
rutt ruva rybs ryck rygg ryka rykt rykta rymd ryps rysch rytm rytmik sacka sadel sadla safir saft safta saga
sagen sagga sago sajt saka saker sakna sakta sala saldo salep salig salong salsa salt salta salu salut samba
samla samma sammet sams samsyn samt samum sand sanda sandmo sang sank sankt sann sanna sans sansa sard sarg
sari satin satir sats satsa satt sauna savas savig saxa scanna scarf scen scoop scout scouta seans sedan
sedel sedum seeda sefyr sega segdra segel seger segla segra sekel sekin sekond sela sele selen selot semem
semla sena senap senast senat senna sepia seraf seren serge serie serum serva serve server servo sesam sessa
sfinx shah shake shop shoppa show showa shunt sickla sida siden sifon sigma signa signal sikel sikt sikta
sila silke sill silo silur simfot simma simpa sims simtag sina sinne sinom sinter sinus sippa sirap sirat
sisal sist sista sisu sitar sits sitta sjal sjok sjua sjubb sjuda sjutti skaft skal skala skald skalk skans
skapa skara skare skarp skarv skata skate skatt sked skeda skede sken skena skepp sketch skev skeva skick
skida skift skifte skikt skina skinn skipa skir skira skiss skiva skjul skjuts skock skog skogig skoj skoja
skol skola skona skopa skorpa skot skovel skrank skrap skred skrift skrin skrot skrota skrov skrud skruv
skubb skull skur skura skuta skutt skval skvala skya skydd skyig skyld skylt skymt skymta skytt slabb slacks
sladd slafs slagg slaka slam slang slant slarv slarva slask slatt slejf slev sleva slick slint slip slipa
sliper slips slira slisk slit slita slits slitsa slog slok sloka slopa slott slug sluka slump slup slurk
sluss smack smak smaka smalt smart smask smed smet smeta smida smide smidig smil smila smink smock smog
smolk smolt smula smutt snabb snabba snack snappa snar snark snart snask snava sned snibb snida snigla snipa
snits snitsa snoa snodd snok snudd snurr snutt snuva sobel sober sock socka socken soda soffa sofist soft
soja sola solar soldis solid solig solist solka solo solur solv somlig somna somt sonar sonat sonata sond
sonor sonson sopp soppa soprum sork sorl sorla sort sorti sota sotig soul sound sova sovel sovra spad spade
spagat spak spaka spalt spann spant spara sparra sparv spegel spel spela spens speta spets spett spetta spex
spexa spigg spik spika spill spinn spira spiral spis spisa splitt spola spole spont spor sport spov spray
spreta sprits spurt stab stack stacka stad stag staga staka stall stam stamp stans stapel stare stark starr
stas stat stator staty stav stava steg stega stege stek steka stel stele sten stepp stick sticka stift stig
stiga stil stila stim stimma sting stins stock stod stoj stoja stol stolt stomp stop stopp stor stork storm
stram strass strax stril strof strut stubb stuck studio studs stuff stuga stund stuss stuv stuva stybb styck
stycke styla styng styr styra styre styv styva styver sudd sudda sugfot sukta sula sulfa sulky sultan sumak
sumer summa sump sumpa sund supera surf surfa surna surr surra susa susen sussa svabb svacka svada svaj
svaja sval svala svalg svamp svan svang svank svar svara svarv svavel svejs sven svep svets svikt sving svit
sydlig syfta syfte sylfid syll sylt sylta syna synas synbar synk synka synod synsk synt syrak syre syren
syrra syrsa syskon tabba tabbe tack tacka taft taga tagbar tagel tagen tagg tagga tagla taiga tajma tajt
tajts taka taklag takt takta tala talan talar talent talg talja talk talka tall talman tana tand tango tank
tanka tanke tapet tapir tapp tappa tappt tapto tarok tarv tarva task tass tassa tassla tavla taxa taxi teak
team tebord teddy tefat teflon tegel tehus tein teism teist tejp tejpa telex tema temp tempo tender tenn
tenor tenta teori term terpen ters tesil test testa tetra teve text texta thymus tiara tick ticka tida tidig
tidur tiger tilde tilja till tilta tima timbre timer timme timra timvis tina ting tinga tinne tiol tiotal
tipp tippa tips tipsa tirad titan titel titt titta tjalk tjej tjim tjing tjoa tjog tjugo tjur tjusa tjusig
tobis tofs toga tolft tolfte tolk tolka tolv tolva tomat tomt tomte tona tonal tonarm tonem tonic tonlig
tonus topas topp toppa toppig toque torax torde torg tork torka torn torna tornur torp torr torta torv torva
tota total totem toto tour tova tovig trad trakt trala trall tramp trams trana trapp trast tratt trav trava
trave trea trefas trema trend tretti triad trial trias trick tricks trift trim trio triod triol tripod triss
troll trolsk tron trona tross trots truck truism trumf trunk trust tryck trygg tryta tsar tuba tuff tuffa
tuftad tugg tugga tuja tukan tull tulta tumla tumma tumme tundra tung tunga tunik tunna tupera tupp turas
turbo turlig tusch tusen tuss tuta tuva tuvig tuvull tveka tweed twist twista tycka tycke tyda tyfon tyga
tygel tyll tymus tyngd typa udda udde uddig uggla ulan ulka ullig ulma ultra umbra umebo uncial undan under
undin undra undre unge unik union unna uppe uppge uppta uran urban urcell urhem urkok urmyt uroxe urtag
urtid urtida urtyp urval utan utav utbe utbud utdata uteliv utge utgift uthus utkant utkik utkok utlekt
utmana utmed utom utopi utrop utropa utrum utse utsida utspel utsyn uttag uttal utter uttra uttyda utur uvbo
vaccin vada vadd vadmal vagga vagn vaja vajer vaka vakant vaken vakna vakt vale valka vall valla valna valp
valpa valpig vals valsa valv vana vanilj vank vanka vanna vant vante vara varan varda varest varg varia
varje varm varom varp varpa vars varse varsel varur varv varva vase vask vaska vass vatten vaxa vaxvit veck
vecka vedkap vejde veka vekna vela velig velour vepa verb verist verk verka vers vesir vestal veta vete veto
vett vetta vette veva vial vice vichy vicka vida vidd vide video vidga vidja vidsyn vidta vift vifta vigg
vika vikta viktig vila vild vilja vilje vill villa vilse vilsen vilt vimla vimsa vina vind vinda vindel ving
vinge vink vinka vinn vinna vinst vinter vinyl viol viola vipa vipp vippa vips vira virak virka virke virra
visa visare vise vishet visir visit viska visp vispa vissel visst viste visum vita vital vitbok vite vitna
vits vitsa vittra viva vivel voile vokal volm volt volta volut volym votum vovve vret vrist vurm vurma vuxen
vyssa watt wire xantin xenon xylos yacht yard yawl ylle ymnig ympa yngel yngla yngre yngst ynnest yoga yogi
yppa yrka yrke ysta yster ytlig ytter yttra yttre ytved yvas yvig yxne zappa zebra zenit zink zloty zonal
zooma
`;

/** The words in the order of their numbers, which is alphabetical. */
export const wordsSv: readonly string[] = text.trim().split(/\s+/);
