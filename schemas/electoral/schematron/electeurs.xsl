<?xml version="1.0" encoding="UTF-8"?>
<!-- Fait par scrutin à partir de electeurs.sch. Une ligne par règle non respectée : règle, niveau, XPath, message, séparés par des tabulations ; rien sinon. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:el="http://xml.insee.fr/schema/electoral" xmlns:ie="http://xml.insee.fr/schema">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:apply-templates select="/" mode="M1"/>
    <xsl:apply-templates select="/" mode="M2"/>
    <xsl:apply-templates select="/" mode="M3"/>
    <xsl:apply-templates select="/" mode="M4"/>
    <xsl:apply-templates select="/" mode="M5"/>
    <xsl:apply-templates select="/" mode="M6"/>
  </xsl:template>
  <xsl:template match="/el:AvisDInscription | el:Contenu/el:AvisDInscription | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDInscription | el:Lot/el:AvisDInscription | /el:AvisDeRadiation | el:Contenu/el:AvisDeRadiation | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDeRadiation | el:Lot/el:AvisDeRadiation" priority="1" mode="M1">
    <xsl:if test="not(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:LieuNaissance/*[self::ie:Localite or self::ie:Pays][normalize-space(@code) or normalize-space(.)])">
      <xsl:variable name="scrutin-message"><xsl:text>La date et le lieu de naissance de l’électeur ne sont pas tous deux dits.</xsl:text></xsl:variable>
      <xsl:text>BIR-1	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M1">
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="el:AvisDInscriptionDOffice/el:PropositionDInscriptionDOffice" priority="1" mode="M2">
    <xsl:if test="not(normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:LieuNaissance/*[self::ie:Localite or self::ie:Pays][normalize-space(@code) or normalize-space(.)])">
      <xsl:variable name="scrutin-message"><xsl:text>La date et le lieu de naissance de l’électeur ne sont pas tous deux dits dans la proposition de l’Insee.</xsl:text></xsl:variable>
      <xsl:text>BIR-1-OFFICE	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M2"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M2">
    <xsl:apply-templates select="@*|node()" mode="M2"/>
  </xsl:template>
  <xsl:template match="/el:AvisDInscription | el:Contenu/el:AvisDInscription | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDInscription | el:Lot/el:AvisDInscription" priority="1" mode="M3">
    <xsl:if test="normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 - (substring(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), 6) = '02-29') &gt; number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))">
      <xsl:variable name="scrutin-message"><xsl:text>L’électeur, né le </xsl:text><xsl:value-of select="normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance)"/><xsl:text>, n’a pas dix-huit ans à la fin de la période de révision, le </xsl:text><xsl:value-of select="normalize-space(el:PeriodeDeRevision/el:DateDeFin)"/><xsl:text>.</xsl:text></xsl:variable>
      <xsl:text>BIR-4	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M3"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M3">
    <xsl:apply-templates select="@*|node()" mode="M3"/>
  </xsl:template>
  <xsl:template match="/el:PropositionDInscriptionDOffice | el:Contenu/el:PropositionDInscriptionDOffice | el:LotDUnitesElectoralesDePlusieursTypes/el:PropositionDInscriptionDOffice | el:Lot/el:PropositionDInscriptionDOffice" priority="1" mode="M4">
    <xsl:if test="normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 - (substring(normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), 6) = '02-29') &gt; number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))">
      <xsl:variable name="scrutin-message"><xsl:text>L’électeur, né le </xsl:text><xsl:value-of select="normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance)"/><xsl:text>, n’a pas dix-huit ans à la fin de la période de révision, le </xsl:text><xsl:value-of select="normalize-space(el:PeriodeDeRevision/el:DateDeFin)"/><xsl:text>.</xsl:text></xsl:variable>
      <xsl:text>BIR-4-PROPOSITION	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M4"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M4">
    <xsl:apply-templates select="@*|node()" mode="M4"/>
  </xsl:template>
  <xsl:template match="/el:AvisDInscriptionDOffice | el:Contenu/el:AvisDInscriptionDOffice | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDInscriptionDOffice | el:Lot/el:AvisDInscriptionDOffice" priority="1" mode="M5">
    <xsl:if test="normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 - (substring(normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), 6) = '02-29') &gt; number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))">
      <xsl:variable name="scrutin-message"><xsl:text>L’électeur, né le </xsl:text><xsl:value-of select="normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance)"/><xsl:text>, n’a pas dix-huit ans à la fin de la période de révision, le </xsl:text><xsl:value-of select="normalize-space(el:PeriodeDeRevision/el:DateDeFin)"/><xsl:text>.</xsl:text></xsl:variable>
      <xsl:text>BIR-4-OFFICE	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M5"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M5">
    <xsl:apply-templates select="@*|node()" mode="M5"/>
  </xsl:template>
  <xsl:template match="/el:DemandeDeRadiation | el:Contenu/el:DemandeDeRadiation | el:LotDUnitesElectoralesDePlusieursTypes/el:DemandeDeRadiation | el:Lot/el:DemandeDeRadiation" priority="1" mode="M6">
    <xsl:if test="normalize-space(el:MotifDeLaDemande) = '1' and el:Inscription/el:Electeur/el:Individu/ie:Deces and (not(el:Deces) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:TypeDeces) and normalize-space(el:Deces/ie:TypeDeces) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:TypeDeces) != normalize-space(el:Deces/ie:TypeDeces) or substring(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:DateDeces), 1, string-length(normalize-space(el:Deces/ie:DateDeces))) != substring(normalize-space(el:Deces/ie:DateDeces), 1, string-length(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:DateDeces))) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:NumeroActeDeces) and normalize-space(el:Deces/ie:NumeroActeDeces) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:NumeroActeDeces) != normalize-space(el:Deces/ie:NumeroActeDeces) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:Localite/@code) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:Localite/@code) or not(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:Localite/@code)) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite) and normalize-space(el:Deces/ie:LieuDeces/ie:Localite) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite) != normalize-space(el:Deces/ie:LieuDeces/ie:Localite) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) or not(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code)) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale) and normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale) != normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:Pays/@code) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:Pays/@code) or not(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:Pays/@code)) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays) and normalize-space(el:Deces/ie:LieuDeces/ie:Pays) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays) != normalize-space(el:Deces/ie:LieuDeces/ie:Pays))">
      <xsl:variable name="scrutin-message"><xsl:text>Le décès de l’électeur n’est pas celui de la demande, qui fait foi.</xsl:text></xsl:variable>
      <xsl:text>DEC-1	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M6"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M6">
    <xsl:apply-templates select="@*|node()" mode="M6"/>
  </xsl:template>
  <xsl:template match="/" mode="scrutin-place">/</xsl:template>
  <xsl:template match="/*" mode="scrutin-place">
    <xsl:value-of select="concat('/', name())"/>
  </xsl:template>
  <xsl:template match="*/*" mode="scrutin-place">
    <xsl:apply-templates select=".." mode="scrutin-place"/>
    <xsl:value-of select="concat('/', name(), '[', 1 + count(preceding-sibling::*[local-name() = local-name(current()) and namespace-uri() = namespace-uri(current())]), ']')"/>
  </xsl:template>
  <xsl:template match="@*" mode="scrutin-place">
    <xsl:apply-templates select=".." mode="scrutin-place"/>
    <xsl:value-of select="concat('/@', name())"/>
  </xsl:template>
  <xsl:template match="text()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/text()[', 1 + count(preceding-sibling::text()), ']')"/>
  </xsl:template>
  <xsl:template match="comment()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/comment()[', 1 + count(preceding-sibling::comment()), ']')"/>
  </xsl:template>
  <xsl:template match="processing-instruction()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/processing-instruction(&quot;', name(), '&quot;)[', 1 + count(preceding-sibling::processing-instruction()[name() = name(current())]), ']')"/>
  </xsl:template>
</xsl:stylesheet>
