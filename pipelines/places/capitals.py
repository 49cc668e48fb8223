"""The capitals of states: "the Uzbek capital" is Tashkent also where Samarkand was named last."""

from __future__ import annotations

from functools import cache

from pipelines.places import gazetteer

# State and capital, as the gazetteer names it in English.
CAPITALS = """
AF Kabul, AL Tirana, DZ Algiers, AD Andorra la Vella, AO Luanda, AR Buenos Aires, AM Yerevan, AU Canberra, AT Vienna,
AZ Baku, BS Nassau, BH Manama, BD Dhaka, BB Bridgetown, BY Minsk, BE Brussels, BZ Belmopan, BJ Porto-Novo, BT Thimphu,
BO La Paz, BA Sarajevo, BW Gaborone, BR Brasília, BN Bandar Seri Begawan, BG Sofia, BF Ouagadougou, BI Gitega,
KH Phnom Penh, CM Yaoundé, CA Ottawa, CV Praia, CF Bangui, TD N'Djamena, CL Santiago, CN Beijing, CO Bogotá, KM Moroni,
CG Brazzaville, CD Kinshasa, CR San José, CI Yamoussoukro, HR Zagreb, CU Havana, CY Nicosia, CZ Prague, DK Copenhagen,
DJ Djibouti, DO Santo Domingo, EC Quito, EG Cairo, SV San Salvador, GQ Malabo, ER Asmara, EE Tallinn, SZ Mbabane,
ET Addis Ababa, FJ Suva, FI Helsinki, FR Paris, GA Libreville, GM Banjul, GE Tbilisi, DE Berlin, GH Accra, GR Athens,
GT Guatemala City, GN Conakry, GW Bissau, GY Georgetown, HT Port-au-Prince, HN Tegucigalpa, HU Budapest, IS Reykjavík,
IN New Delhi, ID Jakarta, IR Tehran, IQ Baghdad, IE Dublin, IL Jerusalem, IT Rome, JM Kingston, JP Tokyo, JO Amman,
KZ Astana, KE Nairobi, KP Pyongyang, KR Seoul, KW Kuwait City, KG Bishkek, LA Vientiane, LV Riga, LB Beirut, LS Maseru,
LR Monrovia, LY Tripoli, LI Vaduz, LT Vilnius, LU Luxembourg, MG Antananarivo, MW Lilongwe, MY Kuala Lumpur, MV Malé,
ML Bamako, MT Valletta, MR Nouakchott, MU Port Louis, MX Mexico City, MD Chișinău, MC Monaco, MN Ulaanbaatar,
ME Podgorica, MA Rabat, MZ Maputo, NA Windhoek, NP Kathmandu, NL Amsterdam, NZ Wellington, NI Managua,
NE Niamey, NG Abuja, MK Skopje, NO Oslo, OM Muscat, PK Islamabad, PA Panama City, PG Port Moresby, PY Asunción, PE Lima,
PH Manila, PL Warsaw, PT Lisbon, QA Doha, RO Bucharest, RU Moscow, RW Kigali, SA Riyadh, SN Dakar, RS Belgrade,
SL Freetown, SG Singapore, SK Bratislava, SI Ljubljana, SO Mogadishu, ZA Pretoria, SS Juba, ES Madrid, LK Colombo,
SD Khartoum, SR Paramaribo, SE Stockholm, CH Bern, SY Damascus, TW Taipei, TJ Dushanbe, TZ Dodoma, TH Bangkok, TL Dili,
TG Lomé, TT Port of Spain, TN Tunis, TR Ankara, TM Ashgabat, UG Kampala, UA Kyiv, AE Abu Dhabi, GB London,
US Washington, UY Montevideo, UZ Tashkent, VE Caracas, VN Hanoi, YE Sana'a, ZM Lusaka, ZW Harare
"""


@cache
def of_state(iso: str) -> str | None:
    """The key in the gazetteer of a state's capital, by the state's ISO 3166-1 alpha-2 code."""
    known, name = gazetteer.load(), _names().get(iso)
    for place in known.by_name(name, "en") if name else ():
        if place.type == "City" and any(above.iso == iso for above in known.ancestors(place)):
            return place.key
    return None


@cache
def _names() -> dict[str, str]:
    pairs = (pair.split(maxsplit=1) for pair in CAPITALS.replace("\n", " ").split(","))
    return {pair[0]: pair[1] for pair in pairs}
