<?xml version="1.0" encoding="UTF-8"?>
<!-- Fait par scrutin à partir de listes.sch. Une ligne par règle non respectée : règle, niveau, XPath, message, séparés par des tabulations ; rien sinon. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:el="http://xml.insee.fr/schema/electoral" xmlns:ie="http://xml.insee.fr/schema">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:apply-templates select="/" mode="M1"/>
    <xsl:apply-templates select="/" mode="M2"/>
    <xsl:apply-templates select="/" mode="M3"/>
    <xsl:apply-templates select="/" mode="M4"/>
  </xsl:template>
  <xsl:template match="/el:*[@xml:id]/el:Inscription | el:Contenu/el:*[@xml:id]/el:Inscription | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]/el:Inscription | el:Lot/el:*[@xml:id]/el:Inscription | /el:*[@xml:id]/el:InscriptionProposee | el:Contenu/el:*[@xml:id]/el:InscriptionProposee | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]/el:InscriptionProposee | el:Lot/el:*[@xml:id]/el:InscriptionProposee" priority="1" mode="M1">
    <xsl:if test="normalize-space(el:TypeDeListe) = 'p' and el:Electeur/el:Nationalite and normalize-space(el:Electeur/el:Nationalite) != 'FRA' or normalize-space(el:TypeDeListe) != 'p' and (not(el:Electeur/el:Nationalite) or normalize-space(el:Electeur/el:Nationalite) = 'FRA')">
      <xsl:variable name="scrutin-message"><xsl:text>La liste « </xsl:text><xsl:value-of select="normalize-space(el:TypeDeListe)"/><xsl:text> » ne convient pas à la nationalité (</xsl:text><xsl:value-of select="concat(normalize-space(el:Electeur/el:Nationalite), substring('aucune', 1, 6 * not(el:Electeur/el:Nationalite)))"/><xsl:text>) : la liste principale (p) est celle des électeurs français, les listes complémentaires (ce, cm) celles des autres, dont la nationalité est dite.</xsl:text></xsl:variable>
      <xsl:text>LST-2	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M1">
    <xsl:apply-templates select="@*|node()" mode="M1"/>
  </xsl:template>
  <xsl:template match="/el:DemandeDAppositionDUneMention | el:Contenu/el:DemandeDAppositionDUneMention | el:LotDUnitesElectoralesDePlusieursTypes/el:DemandeDAppositionDUneMention | el:Lot/el:DemandeDAppositionDUneMention" priority="1" mode="M2">
    <xsl:if test="not(normalize-space(el:Inscription/el:TypeDeListe) = 'p')">
      <xsl:variable name="scrutin-message"><xsl:text>Une demande d’apposition d’une mention est de la liste principale (p), et non « </xsl:text><xsl:value-of select="normalize-space(el:Inscription/el:TypeDeListe)"/><xsl:text> ».</xsl:text></xsl:variable>
      <xsl:text>REF-5	error	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M2"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M2">
    <xsl:apply-templates select="@*|node()" mode="M2"/>
  </xsl:template>
  <xsl:template match="/el:PropositionDInscriptionDOffice | el:Contenu/el:PropositionDInscriptionDOffice | el:LotDUnitesElectoralesDePlusieursTypes/el:PropositionDInscriptionDOffice | el:Lot/el:PropositionDInscriptionDOffice" priority="1" mode="M3">
    <xsl:if test="not(normalize-space(el:InscriptionProposee/el:TypeDeListe) = 'p')">
      <xsl:variable name="scrutin-message"><xsl:text>Une proposition d’inscription d’office est de la liste principale (p), et non « </xsl:text><xsl:value-of select="normalize-space(el:InscriptionProposee/el:TypeDeListe)"/><xsl:text> ».</xsl:text></xsl:variable>
      <xsl:text>LST-3	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M3"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M3">
    <xsl:apply-templates select="@*|node()" mode="M3"/>
  </xsl:template>
  <xsl:template match="/el:DemandeDeRadiation | el:Contenu/el:DemandeDeRadiation | el:LotDUnitesElectoralesDePlusieursTypes/el:DemandeDeRadiation | el:Lot/el:DemandeDeRadiation" priority="1" mode="M4">
    <xsl:if test="normalize-space(el:MotifDeLaDemande) = '9' and normalize-space(el:Inscription/el:TypeDeListe) != 'p'">
      <xsl:variable name="scrutin-message"><xsl:text>Une demande de radiation de motif 9 est de la liste principale (p), et non « </xsl:text><xsl:value-of select="normalize-space(el:Inscription/el:TypeDeListe)"/><xsl:text> ».</xsl:text></xsl:variable>
      <xsl:text>LST-4	warning	</xsl:text>
      <xsl:apply-templates select="." mode="scrutin-place"/>
      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="@*|node()" mode="M4"/>
  </xsl:template>
  <xsl:template match="@*|node()|/" priority="-2" mode="M4">
    <xsl:apply-templates select="@*|node()" mode="M4"/>
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
