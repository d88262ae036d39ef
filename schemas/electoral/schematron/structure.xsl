<?xml version="1.0" encoding="UTF-8"?>
<!-- Fait par scrutin à partir de structure.sch. Une ligne par règle non respectée : règle, niveau, XPath, message, séparés par des tabulations ; rien sinon. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:el="http://xml.insee.fr/schema/electoral" xmlns:ie="http://xml.insee.fr/schema" xmlns:io="http://xml.insee.fr/schema/outils">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:apply-templates select="/" mode="M1"/>
    <xsl:apply-templates select="/" mode="M2"/>
    <xsl:apply-templates select="/" mode="M3"/>
    <xsl:apply-templates select="/" mode="M4"/>
    <xsl:apply-templates select="/" mode="M5"/>
    <xsl:apply-templates select="/" mode="M6"/>
  </xsl:template>
  <xsl:template match="el:Lot/el:*[@xml:id] | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]" priority="1" mode="M1">
    <xsl:if test="not(normalize-space(.//el:CommuneDInscription/ie:Localite/@code) = normalize-space(../el:Identifiant/el:Commune))">
      <xsl:variable name="scrutin-message"><xsl:text>La commune d’inscription (</xsl:text><xsl:value-of select=".//el:CommuneDInscription/ie:Localite/@code"/><xsl:text>) n’est pas celle du lot (</xsl:text><xsl:value-of select="../el:Identifiant/el:Commune"/><xsl:text>).</xsl:text></xsl:variable>
      <xsl:text>STR-4	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M1">
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="el:Lot" priority="1" mode="M2">
    <xsl:if test="not(number(translate(@numero, '+', '')) = count(preceding-sibling::el:Lot) + 1)">
      <xsl:variable name="scrutin-message"><xsl:text>Le lot porte le numéro </xsl:text><xsl:value-of select="@numero"/><xsl:text> ; les lots se numérotent 1, 2, 3… dans leur ordre.</xsl:text></xsl:variable>
      <xsl:text>STR-5	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M2"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M2">
    <xsl:apply-templates select="@*|node()" mode="M2"/>
  </xsl:template>
  <xsl:template match="el:LotDeLotsDUnitesElectoralesDePlusieursTypes[parent::el:Contenu]" priority="1" mode="M3">
    <xsl:if test="not(normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'concentrateur' or normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'tdt')">
      <xsl:variable name="scrutin-message"><xsl:text>Un lot de lots vient d’un concentrateur ou d’un tiers de transmission, et non d’un émetteur de type « </xsl:text><xsl:value-of select="/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire"/><xsl:text> ».</xsl:text></xsl:variable>
      <xsl:text>STR-6	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M3"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M3">
    <xsl:apply-templates select="@*|node()" mode="M3"/>
  </xsl:template>
  <xsl:template match="el:NombreDUnites" priority="1" mode="M4">
    <xsl:if test="not(number(translate(., '+', '')) = count(/*/el:Contenu/el:*[@xml:id] | /*/el:Contenu/el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id] | /*/el:Contenu/el:LotDeLotsDUnitesElectoralesDePlusieursTypes/el:Lot/el:*[@xml:id]))">
      <xsl:variable name="scrutin-message"><xsl:text>L’enveloppe annonce </xsl:text><xsl:value-of select="normalize-space(.)"/><xsl:text> unité(s), l’envoi en contient </xsl:text><xsl:value-of select="count(/*/el:Contenu/el:*[@xml:id] | /*/el:Contenu/el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id] | /*/el:Contenu/el:LotDeLotsDUnitesElectoralesDePlusieursTypes/el:Lot/el:*[@xml:id])"/><xsl:text>.</xsl:text></xsl:variable>
      <xsl:text>CNT-1	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M4"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M4">
    <xsl:apply-templates select="@*|node()" mode="M4"/>
  </xsl:template>
  <xsl:template match="el:PeriodeDeRevision[not(../parent::el:RefusDeRadiation or ../parent::el:RefusDAppositionDUneMention or ../parent::el:AvisDInscriptionDOffice)]" priority="1" mode="M5">
    <xsl:if test="not(number(translate(substring(normalize-space(el:DateDeDebut), 1, string-length(normalize-space(el:DateDeFin))), '-', '')) &lt;= number(translate(substring(normalize-space(el:DateDeFin), 1, string-length(normalize-space(el:DateDeDebut))), '-', '')))">
      <xsl:variable name="scrutin-message"><xsl:text>La période de révision commence le </xsl:text><xsl:value-of select="normalize-space(el:DateDeDebut)"/><xsl:text> et finit avant, le </xsl:text><xsl:value-of select="normalize-space(el:DateDeFin)"/><xsl:text>.</xsl:text></xsl:variable>
      <xsl:text>PER-1	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M5"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M5">
    <xsl:apply-templates select="@*|node()" mode="M5"/>
  </xsl:template>
  <xsl:template match="el:Lot/el:*[@xml:id] | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]" priority="1" mode="M6">
    <xsl:if test="not(normalize-space(el:PeriodeDeRevision/el:DateDeDebut) = normalize-space(../el:*[@xml:id][1]/el:PeriodeDeRevision/el:DateDeDebut) and normalize-space(el:PeriodeDeRevision/el:DateDeFin) = normalize-space(../el:*[@xml:id][1]/el:PeriodeDeRevision/el:DateDeFin))">
      <xsl:variable name="scrutin-message"><xsl:text>La période de révision (</xsl:text><xsl:value-of select="el:PeriodeDeRevision/el:DateDeDebut"/><xsl:text>, </xsl:text><xsl:value-of select="el:PeriodeDeRevision/el:DateDeFin"/><xsl:text>) n’est pas celle de la première unité du lot (</xsl:text><xsl:value-of select="../el:*[@xml:id][1]/el:PeriodeDeRevision/el:DateDeDebut"/><xsl:text>, </xsl:text><xsl:value-of select="../el:*[@xml:id][1]/el:PeriodeDeRevision/el:DateDeFin"/><xsl:text>).</xsl:text></xsl:variable>
      <xsl:text>PER-1-LOT	error	</xsl:text>
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
